// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Security;

namespace Krt.Kubernetes.Api.Access;

/// <summary>The connections of a client, which belong to the certificate they were made with. Thread-safe.</summary>
internal sealed class ApiConnections(ClusterAccess access, TimeSpan pingInterval) : IDisposable
{
    private readonly Lock _gate = new();
    private k8s.Kubernetes? _transport;
    private SslStreamCertificateContext? _certificate;

    /// <summary>Those that show this credential.</summary>
    public HttpClient ClientOf(Credential credential)
    {
        lock (_gate)
        {
            // What the former ones still transfer goes on; they close when they are idle.
            if (_transport is null || _certificate != credential.Certificate)
                _transport = CreateTransport(_certificate = credential.Certificate);
            return _transport.HttpClient;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _transport?.Dispose();
    }

    private k8s.Kubernetes CreateTransport(SslStreamCertificateContext? certificate)
    {
        access.Configuration.FirstMessageHandlerSetup = handler => Configure(handler, certificate);
        return new k8s.Kubernetes(access.Configuration);
    }

    private void Configure(SocketsHttpHandler handler, SslStreamCertificateContext? certificate)
    {
        handler.SslOptions.ClientCertificateContext = certificate;
        if (access.Proxy is not null)
            handler.Proxy = new WebProxy(access.Proxy);
        handler.EnableMultipleHttp2Connections = true;
        handler.KeepAlivePingDelay = pingInterval;
        handler.KeepAlivePingTimeout = pingInterval;
        handler.InitialHttp2StreamWindowSize = 1 << 20;
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
    }
}
