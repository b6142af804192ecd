// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Backends;

/// <summary>AgentgatewayBackends that the control plane itself can fetch from (spec backends-policies JW-4).</summary>
internal static class StaticEndpoints
{
    public static RemoteEndpoint Resolve(ObjectTranslation translation, BackendTarget target)
    {
        if (
            translation.Context.Get(translation.Services.Inputs.Of<AgentgatewayBackend>(), target.Name)
            is not { } backend
        )
            return Unusable($"AgentgatewayBackend {target.Name} does not exist");
        if (backend.Spec.Static is not { } address)
            return Unusable($"AgentgatewayBackend {target.Name} has no static address");
        if (address is not { Host: { Length: > 0 } host, UnixPath: null or "" })
            return Unusable($"AgentgatewayBackend {target.Name} has no host, and nothing is fetched from Unix sockets");
        var endpoint = new RemoteEndpoint { Host = host, Port = address.Port };
        if (backend.Spec.Policies?.Tls is { } settings)
        {
            var tls = EndpointTlsResolution.Of(translation, target.Name.Namespace, settings, out var problem);
            if (problem is not null)
                return Unusable($"TLS of AgentgatewayBackend {target.Name}: {problem}");
            endpoint = endpoint with { Tls = tls };
        }
        if (backend.Spec.Policies?.Tunnel is not { } tunnel)
            return endpoint;
        var tunnelled = new ObjectTranslation(
            translation.Context,
            new(ObjectKinds.AgentgatewayBackend, target.Name),
            translation.Services
        );
        var proxy = tunnelled.FindTarget("backendRef", tunnel.BackendRef) is { } reference
            ? Proxy(translation, reference)
            : Unusable(tunnelled.ProblemText);
        return proxy.Problem is { } refusal
            ? Unusable($"tunnel of AgentgatewayBackend {target.Name}: {refusal}")
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
