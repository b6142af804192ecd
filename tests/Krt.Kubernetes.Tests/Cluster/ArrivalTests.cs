// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Net;
using System.Text;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes.Cluster;

/// <summary>Since when events of a watch count as known, which is before they can be committed.</summary>
[CancelAfter(60_000)]
public sealed class ArrivalTests
{
    private static readonly TimeSpan SlowEpoch = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Is_when_an_event_is_read_though_the_engine_is_busy(CancellationToken cancellationToken)
    {
        var sent = new TaskCompletionSource<HttpListenerResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ScriptedServer(async context =>
        {
            if (context.Request.QueryString["sendInitialEvents"] is not null)
            {
                ScriptedServer.Answer(context, 422, """{"kind":"Status","code":422,"reason":"Invalid"}""");
            }
            else if (context.Request.QueryString["watch"] is null)
            {
                ScriptedServer.Answer(context, 200, """{"items":[],"metadata":{"resourceVersion":"7"} }""");
            }
            else
            {
                context.Response.SendChunked = true;
                await SendAsync(context.Response, "");
                if (context.Request.Url!.AbsolutePath == "/api/v1/secrets")
                    sent.TrySetResult(context.Response);
            }
        });
        await using var cluster = FollowedCluster.Start(
            server.CreateClient(),
            catalogue: new KindCatalogue(Kinds.Secret)
        );
        await cluster.UntilSyncedAsync();
        var waited = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var rows = cluster.Sources.Of<Credentials>();
        var slow = rows.Select(
            (_, row) =>
            {
                if (row.Key.Name == "slow")
                    Thread.Sleep(SlowEpoch);
                return row;
            }
        );
        using var subscription = slow.Connect()
            .Subscribe(changes =>
            {
                if (changes.Any(change => change.Key.Name == "second"))
                    waited.TrySetResult(Stopwatch.GetElapsedTime(changes.ArrivedAt));
            });

        var watch = await sent.Task.WaitAsync(cancellationToken);
        await SendAsync(watch, Added("slow"));
        await Task.Delay(SlowEpoch / 4, cancellationToken);
        await SendAsync(watch, Added("second"));

        // It waits for the rest of the epoch of the first one, and not for longer than it has been sent.
        Assert.That(
            await waited.Task.WaitAsync(cancellationToken),
            Is.InRange(SlowEpoch / 4, SlowEpoch - TimeSpan.FromMilliseconds(50))
        );
    }

    private static string Added(string name) =>
        $$"""{"type":"ADDED","object":{"metadata":{"namespace":"default","name":"{{name}}","resourceVersion":"8"} } }""";

    private static async Task SendAsync(HttpListenerResponse response, string line)
    {
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        await response.OutputStream.FlushAsync();
    }
}
