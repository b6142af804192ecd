// SPDX-License-Identifier: Apache-2.0

using k8s;
using k8s.Exceptions;

namespace Krt.Kubernetes.Api.Access;

/// <summary>Where an API server is, how it is trusted, and who the client is there.</summary>
public sealed class ClusterAccess
{
    private const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    internal ClusterAccess(KubernetesClientConfiguration configuration, ICredentialSource credentials, string? ns)
    {
        Configuration = configuration;
        Credentials = credentials;
        Server = new Uri(configuration.Host);
        Namespace = string.IsNullOrEmpty(ns) ? "default" : ns;
    }

    /// <summary>The address of the server; it may end in a path.</summary>
    public Uri Server { get; }

    /// <summary>The namespace of the context, or that of the pod.</summary>
    /// <value>The default is <c>default</c>.</value>
    public string Namespace { get; }

    /// <summary>Where the server is and how it is trusted; <see cref="Credentials"/> says who the client is.</summary>
    internal KubernetesClientConfiguration Configuration { get; }

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
    public static ClusterAccess InCluster()
    {
        try
        {
            var configuration = KubernetesClientConfiguration.InClusterConfig();
            // Tokens are read here, which tries a new one at once when one is refused.
            configuration.TokenProvider = null;
            return new ClusterAccess(
                configuration,
                new TokenFile($"{ServiceAccountFolder}/token", TimeProvider.System),
                configuration.Namespace
            );
        }
        catch (KubeConfigException e)
        {
            throw new FormatException("the program does not run in a pod with a ServiceAccount", e);
        }
    }

    /// <summary>Gets a first credential, so that a fault in it is known before anything depends on it.</summary>
    /// <exception cref="IOException">There is none: the file of a token cannot be read, or a credential plugin fails.</exception>
    /// <exception cref="UnauthorizedAccessException">The file of the token may not be read.</exception>
    public async Task SignInAsync(CancellationToken cancellationToken = default) =>
        await Credentials.CurrentAsync(cancellationToken).ConfigureAwait(false);
}
