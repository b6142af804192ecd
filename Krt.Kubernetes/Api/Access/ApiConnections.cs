// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Krt.Kubernetes.Api.Access;

/// <summary>The connections of a client, which belong to the certificate they were made with. Thread-safe.</summary>
/// <remarks>The library's own transport has a method for every request there is, and takes 20 MB of a native program.</remarks>
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
        var handler = new SocketsHttpHandler
        {
            SslOptions = CreateSslOptions(certificate),
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = pingInterval,
            KeepAlivePingTimeout = pingInterval,
            InitialHttp2StreamWindowSize = 1 << 20,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        if (access.Proxy is not null)
            handler.Proxy = new WebProxy(access.Proxy);
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private SslClientAuthenticationOptions CreateSslOptions(SslStreamCertificateContext? certificate)
    {
        var configuration = access.Configuration;
        var options = new SslClientAuthenticationOptions { ClientCertificateContext = certificate };
        if (!string.IsNullOrEmpty(configuration.TlsServerName))
            options.TargetHost = configuration.TlsServerName;
        if (configuration.SkipTlsVerify)
#pragma warning disable CA5359 // That is what insecure-skip-tls-verify asks for.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        else if (configuration.SslCaCerts is { } authorities)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }
        return options;
    }
}
