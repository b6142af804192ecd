// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text;
using System.Text.Json;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Rows;
using TestKit.Kubernetes;

namespace Krt.Kubernetes.Api;

[CancelAfter(60_000)]
public sealed class ApiClientTests
{
    private const string Busy = """
        {"kind":"Status","status":"Failure","message":"too many","reason":"TooManyRequests","code":429,
         "details":{"retryAfterSeconds":7}}
        """;

    [Test]
    public async Task Says_who_it_is(CancellationToken cancellationToken)
    {
        var headers = new WebHeaderCollection();
        await using var server = new ScriptedServer(context =>
        {
            headers.Add((WebHeaderCollection)context.Request.Headers);
            ScriptedServer.Answer(context, 200, "{}");
            return Task.CompletedTask;
        });
        using var client = server.CreateClient(new() { ImpersonateUser = "ada" });

        await client.SendAsync(ApiRequest.Get("/version"), cancellationToken);

        Assert.That(headers["User-Agent"], Does.Match(@"^krt-syncer/\d+\.\d+\.\d+$"));
        Assert.That(headers["Authorization"], Is.EqualTo("Bearer first"));
        Assert.That(headers["Impersonate-User"], Is.EqualTo("ada"));
    }

    [Test]
    public async Task Impersonates_nobody_unless_told_to(CancellationToken cancellationToken)
    {
        var names = Array.Empty<string?>();
        await using var server = new ScriptedServer(context =>
        {
            names = context.Request.Headers.AllKeys;
            ScriptedServer.Answer(context, 200, "{}");
            return Task.CompletedTask;
        });
        using var client = server.CreateClient();

        await client.SendAsync(ApiRequest.Get("/version"), cancellationToken);

        Assert.That(names, Has.None.StartsWith("Impersonate"));
    }

    [TestCase(429, Busy, HttpStatusCode.TooManyRequests, "TooManyRequests", "too many", 7)]
    [TestCase(
        503,
        "<html>",
        HttpStatusCode.ServiceUnavailable,
        "",
        "the server answered 503 Service Unavailable",
        null
    )]
    public async Task Throws_what_the_status_says(
        int code,
        string body,
        HttpStatusCode expected,
        string reason,
        string message,
        int? retryAfter,
        CancellationToken cancellationToken
    )
    {
        await using var server = new ScriptedServer(context =>
        {
            ScriptedServer.Answer(context, code, body);
            return Task.CompletedTask;
        });
        using var client = server.CreateClient();

        var error = await Assert.ThrowsAsync<ApiException>(() =>
            client.SendAsync(ApiRequest.Get("/api/v1/pods"), cancellationToken)
        );

        Assert.That((error!.Code, error.Reason, error.Message), Is.EqualTo((expected, reason, message)));
        Assert.That(error.RetryAfter?.TotalSeconds, Is.EqualTo(retryAfter));
        Assert.That(error.IsTransient, Is.True);
    }

    [Test]
    public async Task Tries_again_when_a_refused_token_has_been_replaced(CancellationToken cancellationToken)
    {
        await using var server = new ScriptedServer(context =>
        {
            var isKnown = context.Request.Headers["Authorization"] == "Bearer second";
            ScriptedServer.Answer(context, isKnown ? 200 : 401, "{}");
            return Task.CompletedTask;
        });
        using var client = server.CreateClient();
        var refusal = await Assert.ThrowsAsync<ApiException>(() =>
            client.SendAsync(ApiRequest.Get("/version"), cancellationToken)
        );
        Assert.That(refusal!.Code, Is.EqualTo(HttpStatusCode.Unauthorized));

        await File.WriteAllTextAsync(server.TokenPath, "second\n", cancellationToken);

        Assert.That((await client.SendAsync(ApiRequest.Get("/version"), cancellationToken)).Length, Is.EqualTo(2));
    }

    [Test]
    public async Task Gives_up_when_no_answer_comes(CancellationToken cancellationToken)
    {
        await using var server = new ScriptedServer(_ => Task.CompletedTask);
        using var client = server.CreateClient(new() { RequestTimeout = TimeSpan.FromMilliseconds(100) });

        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            client.OpenAsync(ApiRequest.Get("/api/v1/pods?watch=true"), cancellationToken)
        );

        Assert.That(error!.Message, Is.EqualTo("GET /api/v1/pods: no answer within 0.1 s"));
    }

    [Test]
    public async Task Creates_patches_reads_and_deletes_objects(CancellationToken cancellationToken)
    {
        using var client = new ApiClient(ClusterAccess.FromKubeconfig(TestCluster.Kubeconfig));
        var name = $"api-client-{Guid.NewGuid():n}";
        var path = Kinds.Secret.PathOf(new("default", name));
        var created = $$"""{"metadata":{"name":"{{name}}"},"data":{"a":"AQ=="} }""";

        await client.SendAsync(
            ApiRequest.Post(Kinds.Secret.PathIn("default"), Encoding.UTF8.GetBytes(created)),
            cancellationToken
        );
        await client.SendAsync(
            ApiRequest.Patch(path, PatchType.Merge, """{"data":{"b":"Ag=="}}"""u8.ToArray()),
            cancellationToken
        );
        var read = await client.SendAsync(ApiRequest.Get(path), RowJson.Default.Credentials, cancellationToken);
        var conflict = await Assert.ThrowsAsync<ApiException>(() =>
            client.SendAsync(
                ApiRequest.Post(Kinds.Secret.PathIn("default"), Encoding.UTF8.GetBytes(created)),
                cancellationToken
            )
        );
        await client.SendAsync(ApiRequest.Delete(path), cancellationToken);
        var gone = await Assert.ThrowsAsync<ApiException>(() =>
            client.SendAsync(ApiRequest.Get(path), cancellationToken)
        );

        Assert.That(read.Data.Keys, Is.EquivalentTo(["a", "b"]));
        Assert.That((conflict!.IsConflict, conflict.Reason), Is.EqualTo((true, "AlreadyExists")));
        Assert.That((gone!.IsNotFound, gone.Message), Is.EqualTo((true, $"secrets \"{name}\" not found")));
    }

    [Test]
    public async Task Streams_a_response(CancellationToken cancellationToken)
    {
        using var client = new ApiClient(ClusterAccess.FromKubeconfig(TestCluster.Kubeconfig));

        await using var stream = await client.OpenAsync(ApiRequest.Get("/api/v1/namespaces"), cancellationToken);
        using var list = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);

        Assert.That($"{list.RootElement.GetProperty("kind")}", Is.EqualTo("NamespaceList"));
    }
}
