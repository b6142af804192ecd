// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Microsoft.Extensions.Time.Testing;
using TestKit;
using TestKit.Kubernetes;

namespace Krt.Kubernetes.Events;

[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventRecorderTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly EventObject Gateway = new("example.com/v1", "Widget", new("default", "a"), "uid-a");

    private readonly Channel<HttpListenerContext> _requests = Channel.CreateUnbounded<HttpListenerContext>();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2030-01-01", CultureInfo.InvariantCulture));
    private readonly CapturedLog _log = new();

    private EventRecorderOptions Options =>
        new()
        {
            ReportingController = "example.com/controller",
            TimeProvider = _time,
            LoggerFactory = _log,
        };

    public void Dispose() => _log.Dispose();

    [Test]
    public async Task Tells_an_event_at_once_and_its_repetitions_as_a_count()
    {
        await using var server = new ScriptedServer(context => _requests.Writer.WriteAsync(context).AsTask());
        using var client = server.CreateClient();
        await using var recorder = new EventRecorder(client, Options);

        recorder.Record(Rejected("no"));
        var created = await NextAsync("POST");
        recorder.Record(Rejected("no"));
        recorder.Record(Rejected("other"));
        Assert.That((string?)(await NextAsync("POST"))["note"], Is.EqualTo("other"), "the repetition was told");
        recorder.Record(Rejected("no"));
        recorder.Record(Rejected("another"));
        await NextAsync("POST");
        Assert.That(_requests.Reader.TryPeek(out _), Is.False, "the repetition was told too early");
        // In steps: it may begin to wait only after the first ones.
        while (!_requests.Reader.TryPeek(out _))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        var series = (await NextAsync("PATCH"))["series"]!;

        Assert.That((string?)created["reason"], Is.EqualTo("Rejected"));
        Assert.That((string?)created["type"], Is.EqualTo("Warning"));
        Assert.That((string?)created["regarding"]!["uid"], Is.EqualTo("uid-a"));
        Assert.That((string?)created["eventTime"], Is.EqualTo("2030-01-01T00:00:00.000000Z"));
        Assert.That((int?)series["count"], Is.EqualTo(3));
        _time.Advance(TimeSpan.FromMinutes(7));
        recorder.Record(Rejected("no"));
        Assert.That((await NextAsync("POST"))["series"], Is.Null, "it is an event of its own by now");
    }

    [Test]
    public async Task Drops_events_beyond_the_budget_of_an_object()
    {
        await using var server = new ScriptedServer(context => _requests.Writer.WriteAsync(context).AsTask());
        using var client = server.CreateClient();
        await using var recorder = new EventRecorder(client, Options with { Burst = 2 });

        for (var i = 0; i < 4; i++)
            recorder.Record(Rejected($"{i}"));
        recorder.Record(Rejected("x") with { Regarding = Gateway with { Uid = "uid-b" } });

        string?[] notes =
        [
            (string?)(await NextAsync("POST"))["note"],
            (string?)(await NextAsync("POST"))["note"],
            (string?)(await NextAsync("POST"))["note"],
        ];
        Assert.That(notes, Is.EqualTo(["0", "1", "x"]));
        Assert.That(
            _log.Entries,
            Is.All.EqualTo(
                "Warning Dropped: The event Rejected of Widget default/a is not told: too many different events occur to it"
            )
        );
        _time.Advance(TimeSpan.FromMinutes(5));
        recorder.Record(Rejected("later"));
        Assert.That((string?)(await NextAsync("POST"))["note"], Is.EqualTo("later"));
    }

    [Test]
    public async Task Is_accepted_by_an_API_server()
    {
        await using var server = await KubeApiServer.StartAsync();
        using var client = new ApiClient(ClusterAccess.FromKubeconfig(server.Kubeconfig));
        await using var recorder = new EventRecorder(
            client,
            Options with
            {
                TimeProvider = TimeProvider.System,
                SeriesPeriod = TimeSpan.FromMilliseconds(1),
            }
        );
        await using var events = await client.OpenAsync(
            ApiRequest.Get("/apis/events.k8s.io/v1/namespaces/default/events?watch=true")
        );
        using var lines = new StreamReader(events);

        recorder.Record(Rejected(new string('n', 2000)));
        var added = JsonNode.Parse((await lines.ReadLineAsync().WaitAsync(Patience))!)!;
        recorder.Record(Rejected(new string('n', 2000)));
        var modified = JsonNode.Parse((await lines.ReadLineAsync().WaitAsync(Patience))!)!;

        Assert.That(((string?)added["type"], (string?)modified["type"]), Is.EqualTo(("ADDED", "MODIFIED")));
        Assert.That((string?)modified["object"]!["note"], Has.Length.EqualTo(1024));
        Assert.That((int?)modified["object"]!["series"]!["count"], Is.EqualTo(2));
        Assert.That(_log.Entries, Is.Empty);
    }

    private static ClusterEvent Rejected(string note) => new(Gateway, EventType.Warning, "Rejected", "Push", note);

    private async Task<JsonNode> NextAsync(string method)
    {
        var context = await _requests.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        Assert.That(context.Request.HttpMethod, Is.EqualTo(method));
        var body = (await JsonNode.ParseAsync(context.Request.InputStream))!;
        ScriptedServer.Answer(context, 200, "{}");
        return body;
    }
}
