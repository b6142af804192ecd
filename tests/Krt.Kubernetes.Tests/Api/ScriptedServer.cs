// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using System.Text;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;

namespace Krt.Kubernetes.Api;

/// <summary>An HTTP server that answers as a test says; for answers that no API server can be made to give.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly string _folder = Directory.CreateTempSubdirectory("scripted").FullName;
    private readonly Func<HttpListenerContext, Task> _answer;
    private readonly Uri _address;
    private readonly Task _loop;

    public ScriptedServer(Func<HttpListenerContext, Task> answer)
    {
        _answer = answer;
        (_listener, _address) = Listen();
        _loop = AcceptAsync();
    }

    public string TokenPath => Path.Combine(_folder, "token");

    public static void Answer(HttpListenerContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
    }

    public ApiClient CreateClient(ApiClientOptions? options = null)
    {
        File.WriteAllText(TokenPath, "first");
        var kubeconfig = Path.Combine(_folder, "kubeconfig");
        File.WriteAllText(
            kubeconfig,
            $$$"""
            current-context: it
            contexts: [{name: it, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "{{{_address}}}"}}]
            users: [{name: u, user: {tokenFile: token}}]
            """
        );
        return new ApiClient(ClusterAccess.FromKubeconfig(kubeconfig), options);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
        Directory.Delete(_folder, recursive: true);
    }

    // It cannot choose a port by itself, and one that was free may be taken by the time it listens.
    private static (HttpListener Listener, Uri Address) Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            probe.Stop();
            var listener = new HttpListener();
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await _answer(context);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client is gone.
        }
    }
}
