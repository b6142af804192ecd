// SPDX-License-Identifier: Apache-2.0

using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using k8s;
using Krt.Kubernetes.Api.Access.Plugins;
using Krt.Kubernetes.Manifests;

namespace Krt.Kubernetes.Api.Access;

/// <summary>Reads a context of a kubeconfig file. Paths in it start where the file is.</summary>
internal sealed class Kubeconfig
{
    private readonly string _folder;
    private readonly TimeProvider _time;

    private Kubeconfig(string folder, TimeProvider time) => (_folder, _time) = (folder, time);

    public static ClusterAccess Read(string path, string? context, TimeProvider time)
    {
        var json = ManifestText.ToJson(path, File.ReadAllBytes(path));
        try
        {
            var file = JsonSerializer.Deserialize(json.Span, KubeconfigJson.Default.KubeconfigFile)!;
            return new Kubeconfig(Path.GetDirectoryName(Path.GetFullPath(path))!, time).Select(file, context);
        }
        // The cause is left out of both: it may repeat a secret that it could not read.
        catch (JsonException e)
        {
            throw new FormatException($"{path}: {e.Path?.TrimStart('$', '.')}: it is not a kubeconfig");
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}");
        }
    }

    private ClusterAccess Select(KubeconfigFile file, string? contextName)
    {
        contextName ??= file.CurrentContext;
        if (string.IsNullOrEmpty(contextName))
            throw new FormatException("it has no current-context, so a context must be named");
        var context =
            file.Contexts?.FirstOrDefault(context => context.Name == contextName)?.Context
            ?? throw new FormatException($"there is no context \"{contextName}\"");
        var cluster =
            file.Clusters?.FirstOrDefault(cluster => cluster.Name == context.Cluster)?.Cluster
            ?? throw new FormatException($"there is no cluster \"{context.Cluster}\"");
        var user =
            file.Users?.FirstOrDefault(user => user.Name == context.User)?.User
            ?? throw new FormatException($"there is no user \"{context.User}\"");
        var authorities = Text(cluster.CertificateAuthorityData, cluster.CertificateAuthority);
        var server = AddressIn(cluster.Server, $"server of cluster \"{context.Cluster}\"");
        return new ClusterAccess(
            new KubernetesClientConfiguration
            {
                Host = server.AbsoluteUri,
                TlsServerName = cluster.TlsServerName,
                SkipTlsVerify = cluster.InsecureSkipTlsVerify,
                SslCaCerts = authorities is null ? null : Pem.ReadAuthorities(authorities),
            },
            CredentialsOf(user, cluster, authorities),
            context.Namespace
        )
        {
            Proxy = string.IsNullOrEmpty(cluster.ProxyUrl)
                ? null
                : AddressIn(cluster.ProxyUrl, $"proxy-url of cluster \"{context.Cluster}\""),
        };
    }

    /// <summary>As for kubectl, a file counts before a token, and a plugin where there is nothing else.</summary>
    private ICredentialSource CredentialsOf(
        KubeconfigFile.UserEntry user,
        KubeconfigFile.ClusterEntry cluster,
        string? authorities
    )
    {
        if (!string.IsNullOrEmpty(user.TokenFile))
            return new TokenFile(FullPath(user.TokenFile), _time);
        var certificate = CertificateOf(user);
        if (!string.IsNullOrEmpty(user.Token))
            return new FixedCredential(new(new AuthenticationHeaderValue("Bearer", user.Token), certificate));
        if (!string.IsNullOrEmpty(user.Username))
        {
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user.Username}:{user.Password}"));
            return new FixedCredential(new(new AuthenticationHeaderValue("Basic", basic), certificate));
        }
        if (certificate is null && user.Exec is { } exec)
            return ExecPlugin.Create(exec, _folder, ExecCluster.Of(cluster, authorities), _time);
        return new FixedCredential(new(null, certificate));
    }

    private static Uri AddressIn(string? value, string field) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address
            : throw new FormatException($"the {field} is not an address");

    private SslStreamCertificateContext? CertificateOf(KubeconfigFile.UserEntry user)
    {
        var certificate = Text(user.ClientCertificateData, user.ClientCertificate);
        var key = Text(user.ClientKeyData, user.ClientKey);
        return certificate is null && key is null ? null : Pem.ReadClientCertificate(certificate ?? "", key ?? "");
    }

    private string? Text(byte[]? data, string? file) =>
        data is { Length: > 0 } ? Encoding.UTF8.GetString(data)
        : string.IsNullOrEmpty(file) ? null
        : File.ReadAllText(FullPath(file));

    private string FullPath(string file) => Path.Combine(_folder, file);
}
