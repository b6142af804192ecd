// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using Krt.Kubernetes.Manifests;

namespace Krt.Kubernetes.Api.Access;

/// <summary>Reads a kubeconfig file into the client's configuration.</summary>
/// <remarks>Not with the client's own YAML reader, which reflects over every model it knows.</remarks>
internal static class Kubeconfig
{
    public static ClusterAccess Read(string path, string? context)
    {
        try
        {
            var json = ManifestText.ToJson(path, File.ReadAllBytes(path));
            var file = JsonSerializer.Deserialize(json.Span, KubeconfigJson.Default.KubeconfigFile)!;
            return Select(file, Path.GetFullPath(path), context);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}: {e.Path?.TrimStart('$', '.')}: it is not a kubeconfig", e);
        }
        catch (KubeConfigException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
        // The client reads what a plugin prints by reflection, which native code does not have.
        catch (InvalidOperationException e) when (!RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new FormatException(
                $"{path}: native code cannot use a credential plugin; a token or a certificate is needed",
                e
            );
        }
    }

    private static ClusterAccess Select(KubeconfigFile file, string path, string? contextName)
    {
        contextName ??= file.CurrentContext;
        if (string.IsNullOrEmpty(contextName))
            throw new FormatException($"{path}: it has no current-context, so a context must be named");
        var context =
            file.Contexts?.FirstOrDefault(context => context.Name == contextName)?.Context
            ?? throw new FormatException($"{path}: there is no context \"{contextName}\"");
        var cluster =
            file.Clusters?.FirstOrDefault(cluster => cluster.Name == context.Cluster)?.Cluster
            ?? throw new FormatException($"{path}: there is no cluster \"{context.Cluster}\"");
        var user =
            file.Users?.FirstOrDefault(user => user.Name == context.User)?.User
            ?? throw new FormatException($"{path}: there is no user \"{context.User}\"");
        var tokenFile = FullPath(path, user.TokenFile);
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(
            new K8SConfiguration
            {
                FileName = path,
                CurrentContext = contextName,
                Contexts =
                [
                    new()
                    {
                        Name = contextName,
                        ContextDetails = new() { Cluster = "it", User = "it" },
                    },
                ],
                Clusters = [new() { Name = "it", ClusterEndpoint = EndpointOf(cluster) }],
                Users = [new() { Name = "it", UserCredentials = CredentialsOf(user, tokenFile) }],
            }
        );
        return new ClusterAccess(configuration, context.Namespace, tokenFile);
    }

    private static ClusterEndpoint EndpointOf(KubeconfigFile.ClusterEntry cluster) =>
        new()
        {
            Server = cluster.Server,
            TlsServerName = cluster.TlsServerName,
            SkipTlsVerify = cluster.InsecureSkipTlsVerify,
            CertificateAuthority = cluster.CertificateAuthority,
            CertificateAuthorityData = cluster.CertificateAuthorityData,
        };

    private static UserCredentials CredentialsOf(KubeconfigFile.UserEntry user, string? tokenFile) =>
        new()
        {
            ClientCertificate = user.ClientCertificate,
            ClientCertificateData = user.ClientCertificateData,
            ClientKey = user.ClientKey,
            ClientKeyData = user.ClientKeyData,
            // As for kubectl, the file counts where both are given.
            Token = tokenFile is null ? user.Token : File.ReadAllText(tokenFile).Trim(),
            UserName = user.Username,
            Password = user.Password,
            ExternalExecution = user.Exec is { } exec
                ? new ExternalExecution
                {
                    ApiVersion = exec.ApiVersion,
                    Command = exec.Command,
                    Arguments = exec.Args?.ToList(),
                    EnvironmentVariables = exec.Env?.ToList(),
                }
                : null,
        };

    private static string? FullPath(string kubeconfig, string? file) =>
        string.IsNullOrEmpty(file) ? null : Path.Combine(Path.GetDirectoryName(kubeconfig)!, file);
}
