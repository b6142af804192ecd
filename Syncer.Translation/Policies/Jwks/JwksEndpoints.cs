// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>Where key sets are published (spec backends-policies JW-2 to JW-7).</summary>
internal static class JwksEndpoints
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(5);

    /// <summary>The endpoint, or <see langword="null"/> after reporting why nothing can be fetched from it.</summary>
    public static JwksEndpoint? Resolve(ObjectTranslation translation, string field, RemoteKeySet reference)
    {
        var backendField = $"{field}.backendRef";
        if (translation.FindTarget(backendField, reference.BackendRef) is not { } target)
            return null;
        var remote = Find(translation, target);
        if (remote.Problem is { } problem)
        {
            translation.Report(backendField, problem);
            return null;
        }
        var path = reference.JwksPath.StartsWith('/') ? reference.JwksPath[1..] : reference.JwksPath;
        var endpoint = new JwksEndpoint($"{Origin(remote)}/{path}")
        {
            Tls = remote.Tls,
            Proxy = remote.Proxy is { } proxy ? new(Origin(proxy), proxy.Tls) : null,
        };
        if (IsUrl(endpoint.Url) && (endpoint.Proxy is null || IsUrl(endpoint.Proxy.Url)))
            return endpoint;
        translation.Report(field, $"\"{endpoint.Url}\" is no URL that can be fetched");
        return null;
    }

    /// <summary>How often it is fetched; never more often than the CustomResourceDefinition permits.</summary>
    public static TimeSpan IntervalOf(RemoteKeySet reference) =>
        reference.CacheDuration is { } text && GoDuration.TryParse(text, out var duration)
            ? TimeSpan.FromTicks(Math.Max(Ticks(duration), MinInterval.Ticks))
            : MinInterval;

    /// <summary>Where an object is reached, and how connections to it are secured.</summary>
    public static RemoteEndpoint Find(ObjectTranslation translation, BackendTarget target)
    {
        if (
            !translation.Services.Kinds.TryGetValue(target.Kind, out var kind) || kind.RemoteEndpoint is not { } resolve
        )
            return new()
            {
                Problem = $"nothing can be fetched from kind {target.Kind.Kind} of group \"{target.Kind.Group}\"",
            };
        var endpoint = resolve(translation, target);
        if (endpoint.Problem is not null || endpoint.Tls is not null)
            return endpoint;
        var tls = EndpointTlsResolution.OfPolicies(translation, target with { Port = endpoint.Port }, out var problem);
        return endpoint with { Tls = tls, Problem = problem };
    }

    private static long Ticks(Duration duration) =>
        duration.Seconds >= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond
            ? TimeSpan.FromDays(365).Ticks
            : duration.ToTimeSpan().Ticks;

    private static string Origin(RemoteEndpoint endpoint)
    {
        var scheme = endpoint.Tls is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        var host =
            Uri.CheckHostName(endpoint.Host) == UriHostNameType.IPv6
                ? $"[{endpoint.Host.Trim('[', ']')}]"
                : endpoint.Host;
        return endpoint.Port is { } port ? $"{scheme}://{host}:{port}" : $"{scheme}://{host}";
    }

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { UserInfo: "", Host.Length: > 0, Port: > 0 }
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
