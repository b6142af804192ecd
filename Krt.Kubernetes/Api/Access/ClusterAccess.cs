// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Security;

namespace Krt.Kubernetes.Api.Access;

/// <summary>Where an API server is, how it is trusted, and who the client is there.</summary>
public sealed class ClusterAccess
{
    private const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    internal ClusterAccess(Uri server, ServerTrust trust, ICredentialSource credentials, string? ns)
    {
        Server = server;
        Trust = trust;
        Credentials = credentials;
        Namespace = string.IsNullOrEmpty(ns) ? "default" : ns;
    }

    /// <summary>The address of the server; it may end in a path.</summary>
    public Uri Server { get; }

    /// <summary>The namespace of the context, or that of the pod.</summary>
    /// <value>The default is <c>default</c>.</value>
    public string Namespace { get; }

    internal ServerTrust Trust { get; }

    internal ICredentialSource Credentials { get; }

    /// <summary>The proxy to the server; null for what the environment says.</summary>
    internal Uri? Proxy { get; init; }

    /// <summary>Reads a kubeconfig file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">The context, where it is not the current one.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="FormatException">The content does not say how to reach a cluster; the message names the file.</exception>
    public static ClusterAccess FromKubeconfig(string path, string? context = null) =>
        Kubeconfig.Read(path, context, TimeProvider.System);

    /// <summary>Uses the ServiceAccount of the pod that the program runs in.</summary>
    /// <exception cref="FormatException">The program does not run in a pod, or the pod has no ServiceAccount.</exception>
    public static ClusterAccess InCluster() =>
        InCluster(
            Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
            Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"),
            ServiceAccountFolder,
            TimeProvider.System
        );

    internal static ClusterAccess InCluster(string? host, string? port, string folder, TimeProvider time)
    {
        if (string.IsNullOrEmpty(host) || !int.TryParse(port, out var number))
            throw new FormatException("the program does not run in a pod: KUBERNETES_SERVICE_HOST and _PORT are unset");
        var server = new UriBuilder(Uri.UriSchemeHttps, host, number).Uri;
        try
        {
            var authorities = Pem.ReadAuthorities(File.ReadAllText($"{folder}/ca.crt"));
            var ns = File.ReadAllText($"{folder}/namespace").Trim();
            var token = new TokenFile($"{folder}/token", time);
            return new ClusterAccess(server, new ServerTrust { Authorities = authorities }, token, ns);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new FormatException($"the pod's ServiceAccount cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Gets a first credential, so that a fault in it is known before anything depends on it.</summary>
    /// <exception cref="IOException">There is none: the file of a token cannot be read, or a credential plugin fails.</exception>
    /// <exception cref="UnauthorizedAccessException">The file of the token may not be read.</exception>
    public async Task SignInAsync(CancellationToken cancellationToken = default) =>
        await Credentials.CurrentAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Creates what makes connections to the server.</summary>
    internal SocketsHttpHandler CreateHandler(SslStreamCertificateContext? certificate)
    {
        var handler = new SocketsHttpHandler { SslOptions = Trust.CreateOptions(certificate) };
        if (Proxy is not null)
            handler.Proxy = new WebProxy(Proxy);
        return handler;
    }
}
