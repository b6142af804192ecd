// SPDX-License-Identifier: Apache-2.0

using k8s;
using k8s.Exceptions;

namespace Krt.Kubernetes.Api.Access;

/// <summary>Where an API server is, how it is trusted, and who the client is there.</summary>
public sealed class ClusterAccess
{
    private const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    private readonly KubernetesClientConfiguration _configuration;

    internal ClusterAccess(KubernetesClientConfiguration configuration, string? ns, string? tokenFile)
    {
        _configuration = configuration;
        TokenFile = tokenFile;
        Namespace = string.IsNullOrEmpty(ns) ? "default" : ns;
    }

    /// <summary>The namespace of the context, or that of the pod.</summary>
    /// <value>The default is <c>default</c>.</value>
    public string Namespace { get; }

    /// <summary>The file that holds the bearer token, where it is one; it may be replaced at any time.</summary>
    internal string? TokenFile { get; }

    /// <summary>Reads a kubeconfig file; an exec plugin it names is run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="context">The context, where it is not the current one.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="FormatException">The content does not say how to reach a cluster; the message names the file.</exception>
    public static ClusterAccess FromKubeconfig(string path, string? context = null) => Kubeconfig.Read(path, context);

    /// <summary>Uses the ServiceAccount of the pod that the program runs in.</summary>
    /// <exception cref="FormatException">The program does not run in a pod.</exception>
    public static ClusterAccess InCluster()
    {
        try
        {
            var configuration = KubernetesClientConfiguration.InClusterConfig();
            return new ClusterAccess(configuration, configuration.Namespace, $"{ServiceAccountFolder}/token");
        }
        catch (KubeConfigException e)
        {
            throw new FormatException("the program does not run in a pod with a ServiceAccount", e);
        }
    }

    internal k8s.Kubernetes CreateTransport(TokenFile? tokenFile, Action<SocketsHttpHandler> configure)
    {
        _configuration.TokenProvider = tokenFile ?? _configuration.TokenProvider;
        _configuration.FirstMessageHandlerSetup = configure;
        try
        {
            return new k8s.Kubernetes(_configuration);
        }
        catch (KubeConfigException e)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
