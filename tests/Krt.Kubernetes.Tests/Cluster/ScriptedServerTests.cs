// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Cluster;

/// <summary>Answers of servers that are busy, old, or slow to be read.</summary>
[CancelAfter(60_000)]
public sealed class ScriptedServerTests
{
    private const string Busy = """{"kind":"Status","code":429,"reason":"TooManyRequests","message":"busy"}""";
    private const string Expired = """{"kind":"Status","code":410,"reason":"Expired","message":"too old"}""";
    private const string NoStreams =
        """{"kind":"Status","code":422,"reason":"Invalid","message":"sendInitialEvents"}""";

    private static readonly KindCatalogue Secrets = new(Kinds.Secret);

    private readonly ConcurrentQueue<string> _requests = new();

    [SetUp]
    public void Forget() => _requests.Clear();

    [Test]
    public async Task Waits_as_long_as_a_busy_server_asks()
    {
        var waited = TimeSpan.Zero;
        var refused = 0L;
        await using var server = new ScriptedServer(context =>
        {
            if (!IsForSecrets(context) || waited > TimeSpan.Zero)
                return AnswerAsync(context, "[]");
            if (refused != 0)
            {
                waited = Stopwatch.GetElapsedTime(refused);
                return AnswerAsync(context, "[]");
            }
            context.Response.AddHeader("Retry-After", "1");
            ScriptedServer.Answer(context, 429, Busy);
            refused = Stopwatch.GetTimestamp();
            return Task.CompletedTask;
        });
        await using var cluster = FollowedCluster.Start(server.CreateClient(), catalogue: Secrets);

        await cluster.UntilSyncedAsync();

        Assert.That(waited, Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
        Assert.That(cluster.Logged, Has.Some.EqualTo("Warning secrets cannot be followed: busy"));
    }

    [Test]
    public async Task Reads_everything_at_once_when_a_continue_token_has_expired()
    {
        await using var server = new ScriptedServer(context =>
        {
            var query = context.Request.QueryString;
            if (IsForSecrets(context) && query["watch"] is null)
                _requests.Enqueue($"{query["limit"]} {query["continue"]}");
            if (query["continue"] is not null)
            {
                ScriptedServer.Answer(context, 410, Expired);
                return Task.CompletedTask;
            }
            return query["limit"] is null
                ? AnswerAsync(context, $"[{Secret("a")},{Secret("b")}]")
                : AnswerAsync(context, $"[{Secret("gone")}]", next: "more");
        });
        await using var cluster = FollowedCluster.Start(server.CreateClient(), catalogue: Secrets);

        await cluster.UntilSyncedAsync();

        Assert.That(_requests, Is.EqualTo(["500 ", "500 more", " "]));
        Assert.That(
            cluster.Sources.Of<Credentials>().Snapshot.Keys.Select(key => key.Name),
            Is.EquivalentTo(["a", "b"])
        );
    }

    [Test]
    public async Task Lists_again_when_the_server_ends_every_watch_at_once()
    {
        await using var server = new ScriptedServer(context =>
        {
            if (IsForSecrets(context))
                _requests.Enqueue(context.Request.QueryString["watch"] ?? "list");
            return AnswerAsync(context, "[]", endsWatches: true);
        });
        await using var cluster = FollowedCluster.Start(server.CreateClient(), catalogue: Secrets);

        await cluster.UntilSyncedAsync();
        await cluster.UntilAsync(() => _requests.Count(request => request == "list") > 1);

        // The first one asks for a streaming list, which this server does not know.
        Assert.That(_requests.Take(6), Is.EqualTo(["true", "list", "true", "true", "true", "list"]));
    }

    private static bool IsForSecrets(HttpListenerContext context) =>
        context.Request.Url!.AbsolutePath == "/api/v1/secrets";

    private static string Secret(string name) => $$"""{"metadata":{"namespace":"default","name":"{{name}}"} }""";

    /// <summary>Answers as a server without streaming lists, on which nothing happens.</summary>
    private static async Task AnswerAsync(
        HttpListenerContext context,
        string items,
        string next = "",
        bool endsWatches = false
    )
    {
        var query = context.Request.QueryString;
        if (query["sendInitialEvents"] is not null)
        {
            ScriptedServer.Answer(context, 422, NoStreams);
        }
        else if (query["watch"] is not null)
        {
            context.Response.SendChunked = true;
            await context.Response.OutputStream.WriteAsync("\n"u8.ToArray());
            await context.Response.OutputStream.FlushAsync();
            if (endsWatches)
                context.Response.Close();
        }
        else
        {
            var secrets = IsForSecrets(context) ? items : "[]";
            ScriptedServer.Answer(
                context,
                200,
                $$"""{"items":{{secrets}},"metadata":{"resourceVersion":"7","continue":"{{next}}"} }"""
            );
        }
    }
}
