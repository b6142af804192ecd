// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Backends;

namespace Syncer.Translation.Backends;

/// <summary>Backends that the control plane itself can fetch from (spec backends-policies JW-4).</summary>
internal static class StaticEndpoints
{
    /// <summary>Resolves the backends of a kind that have a fixed address.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="read">Brings an object into the shape that all backends share.</param>
    public static RemoteEndpointResolver Of<T>(
        GroupKind kind,
        IKrtCollection<NamespacedName, T> objects,
        Func<T, BackendSpec> read
    )
        where T : class, IKubernetesRow =>
        (translation, target) =>
            translation.Context.Get(objects, target.Name) is { } row
                ? Resolve(translation, new(kind, target.Name), read(row))
                : Unusable($"{kind.Kind} {target.Name} does not exist");

    private static RemoteEndpoint Resolve(ObjectTranslation translation, ObjectIdentity identity, BackendSpec spec)
    {
        var backend = identity.ToString();
        if (spec.Static is not { } address)
            return Unusable($"{backend} has no static address");
        if (address is not { Host: { Length: > 0 } host, UnixPath: null or "" })
            return Unusable($"{backend} has no host, and nothing is fetched from Unix sockets");
        var endpoint = new RemoteEndpoint { Host = host, Port = address.Port };
        if (spec.Policies?.Tls is { } settings)
        {
            var tls = EndpointTlsResolution.Of(translation, identity.Name.Namespace, settings, out var problem);
            if (problem is not null)
                return Unusable($"TLS of {backend}: {problem}");
            endpoint = endpoint with { Tls = tls };
        }
        if (spec.Policies?.Tunnel is not { } tunnel)
            return endpoint;
        var tunnelled = new ObjectTranslation(translation.Context, identity, translation.Services);
        var proxy = tunnelled.FindTarget("backendRef", tunnel.BackendRef) is { } reference
            ? Proxy(translation, reference)
            : Unusable(tunnelled.ProblemText);
        return proxy.Problem is { } refusal
            ? Unusable($"tunnel of {backend}: {refusal}")
            : endpoint with
            {
                Proxy = proxy,
            };
    }

    /// <summary>A proxy is a Service with a port, reached in plain text, or a static backend that needs no proxy itself.</summary>
    private static RemoteEndpoint Proxy(ObjectTranslation translation, BackendTarget target)
    {
        if (target.Kind == ObjectKinds.Service)
        {
            return target.Port is null
                ? Unusable("a Service needs a port")
                : ServiceEndpoints.Resolve(translation, target);
        }
        if (target.Kind != ObjectKinds.AgentgatewayBackend)
            return Unusable($"kind {target.Kind.Kind} of group \"{target.Kind.Group}\" is no proxy");
        var backends = translation.Services.Inputs.Of<AgentgatewayBackend>();
        if (translation.Context.Get(backends, target.Name) is { Spec.Policies.Tunnel: not null })
            return Unusable($"AgentgatewayBackend {target.Name} needs a proxy itself");
        var proxy = JwksEndpoints.Find(translation, target);
        return proxy with { Port = target.Port ?? proxy.Port };
    }

    private static RemoteEndpoint Unusable(string problem) => new() { Problem = problem };
}
