// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Rows;
using Krt.Kubernetes.Statuses.Merging;
using TestKit;

namespace Krt.Kubernetes.Statuses;

/// <summary>A running writer of the statuses of widgets, whose requests the test answers one by one.</summary>
internal sealed class WrittenStatuses : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly KrtEngine _engine = new();
    private readonly SourceCollection<NamespacedName, ObservedStatus> _observed;
    private readonly SourceCollection<NamespacedName, DesiredSize> _desired;
    private readonly Channel<HttpListenerContext> _requests = Channel.CreateUnbounded<HttpListenerContext>();
    private readonly CancellationTokenSource _stop = new();
    private readonly ScriptedServer _server;
    private readonly ApiClient _client;
    private readonly StatusWriter _writer;
    private readonly Task _running;

    public WrittenStatuses(StatusWriterOptions? options = null, Func<bool>? mayWrite = null)
    {
        _observed = _engine.Root.Source<NamespacedName, ObservedStatus>();
        _desired = _engine.Root.Source<NamespacedName, DesiredSize>();
        var binding = Kinds.Widget.Bind(_engine.Root.Source<NamespacedName, Widget>(), _observed);
        var target = StatusTarget.Create(
            binding,
            _desired,
            key => key,
            (desired, writer) =>
                writer.WriteRawValue(
                    $$"""{"conditions":[{{Merged.Condition("Ready", "True", null, $"Size{desired.Size}")}}]}"""
                ),
            new ConditionsMerge("Ready")
        );
        _server = new ScriptedServer(context =>
        {
            if (context.Request.HttpMethod == "GET")
                AnswerWhoWrote(context);
            else
                _requests.Writer.TryWrite(context);
            return Task.CompletedTask;
        });
        _client = _server.CreateClient();
        _writer = new StatusWriter(
            _engine,
            _client,
            [target],
            (options ?? new StatusWriterOptions { MinRetryDelay = TimeSpan.FromMilliseconds(1) }) with
            {
                LoggerFactory = Log,
            }
        );
        _running = _writer.RunAsync(mayWrite ?? (() => true), _stop.Token);
    }

    public CapturedLog Log { get; } = new();

    /// <summary>The objects whose conditions this writer, or one before it, has set.</summary>
    public HashSet<string> Owned { get; } = [];

    /// <summary>Whether a request waits for its answer.</summary>
    public bool IsAsked => _requests.Reader.TryPeek(out _);

    public void Observe(string name, string version, string? reason = null) =>
        _observed.Set(
            new ObservedStatus(
                new NamespacedName("default", name),
                "example.com/v1beta1",
                version,
                reason is null
                    ? default
                    : Encoding.UTF8.GetBytes(
                        $$"""{"conditions":[{{Merged.Condition("Ready", "True", "2020-01-01T00:00:00Z", reason)}}]}"""
                    )
            )
        );

    public void Delete(string name) => _observed.Remove(new NamespacedName("default", name));

    public void Desire(string name, int size) => _desired.Set(new DesiredSize(new("default", name), size));

    public void Abandon(string name) => _desired.Remove(new NamespacedName("default", name));

    /// <summary>Waits until the writer has seen everything.</summary>
    public ValueTask WhenSettledAsync() => _engine.WhenSettledAsync();

    /// <summary>Waits for a request.</summary>
    /// <returns>The request and what it says: <c>a@1 Size3</c> for the object, the version it is for and the reason.</returns>
    public async Task<(HttpListenerContext Context, string Content)> NextAsync()
    {
        var context = await _requests.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        var body = (await JsonNode.ParseAsync(context.Request.InputStream))!;
        Assert.That(context.Request.HttpMethod, Is.EqualTo("PUT"));
        var name = (string?)body["metadata"]!["name"];
        Assert.That(
            context.Request.Url!.AbsolutePath,
            Is.EqualTo($"/apis/example.com/v1beta1/namespaces/default/widgets/{name}/status")
        );
        var reason = (string?)body["status"]!["conditions"]?[0]!["reason"];
        return (context, $"{name}@{body["metadata"]!["resourceVersion"]} {reason}");
    }

    /// <summary>Waits for a request and answers it.</summary>
    /// <returns>What it says.</returns>
    public async Task<string> AnswerAsync(string version)
    {
        var (context, content) = await NextAsync();
        Accept(context, version);
        return content;
    }

    public static void Accept(HttpListenerContext context, string version) =>
        ScriptedServer.Answer(context, 200, $$"""{"metadata":{"resourceVersion":"{{version}}"} }""");

    public static void Refuse(HttpListenerContext context, int code) =>
        ScriptedServer.Answer(
            context,
            code,
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"kind":"Status","code":{{code}},"message":"no {{code}}"}"""
            )
        );

    private void AnswerWhoWrote(HttpListenerContext context)
    {
        Assert.That(
            context.Request.Url!.AbsolutePath,
            Is.EqualTo("/apis/example.com/v1beta1/namespaces/default/widgets")
        );
        var name = context.Request.QueryString["fieldSelector"]!["metadata.name=".Length..];
        var manager = Owned.Contains(name) ? "krt-syncer" : "theirs";
        var version = _observed.Snapshot[new NamespacedName("default", name)].ResourceVersion;
        ScriptedServer.Answer(
            context,
            200,
            $$$"""
            {"items":[{"metadata":{"resourceVersion":"{{{version}}}","managedFields":[{"manager":"{{{manager}}}",
             "fieldsV1":{"f:status":{"f:conditions":{"k:{\"type\":\"Ready\"}":{} } } } }]} }]}
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Patience);
        _writer.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
        await _engine.DisposeAsync();
        _stop.Dispose();
    }
}
