// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;

namespace Krt.Kubernetes.Api.Access;

/// <summary>The connections of a client, which belong to the certificate they were made with. Thread-safe.</summary>
internal sealed class ApiConnections(ClusterAccess access, TimeSpan pingInterval) : IDisposable
{
    private readonly Lock _gate = new();
    private HttpClient? _client;
    private SslStreamCertificateContext? _certificate;

    /// <summary>Those that show this credential.</summary>
    public HttpClient ClientOf(Credential credential)
    {
        lock (_gate)
        {
            // What the former ones still transfer goes on; they close when they are idle.
            if (_client is null || _certificate != credential.Certificate)
                _client = CreateClient(_certificate = credential.Certificate);
            return _client;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _client?.Dispose();
    }

    private HttpClient CreateClient(SslStreamCertificateContext? certificate)
    {
        var handler = access.CreateHandler(certificate);
        handler.EnableMultipleHttp2Connections = true;
        handler.KeepAlivePingDelay = pingInterval;
        handler.KeepAlivePingTimeout = pingInterval;
        handler.InitialHttp2StreamWindowSize = 1 << 20;
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
