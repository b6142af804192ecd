// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Agentgateway;
using Syncer.Translation.Policies.Kgateway;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>Which key sets are needed, and by whom (spec backends-policies JW-1, JW-8).</summary>
internal static class JwksRequests
{
    /// <summary>One request for each endpoint.</summary>
    public static IKrtCollection<string, JwksRequest> Of(TranslationServices services)
    {
        var inputs = services.Inputs;
        var backends = Owners(
            services,
            inputs.Of<AgentgatewayBackend>(),
            ObjectKinds.AgentgatewayBackend,
            (translation, row) => Resolve(translation, FieldsOf(row))
        );
        var policies = Owners(
            services,
            inputs.Of<AgentgatewayPolicy>(),
            AgentgatewayPolicyPlugin.Kind.GroupKind,
            (translation, row) => Resolve(translation, FieldsOf(row))
        );
        var owners = backends.UnionDisjoint(
            new CollectionOptions<string, JwksOwner> { Name = "KeySetOwners" },
            services.Settings.StrictTrafficPolicies ? [policies] : [policies, OfExtensions(services)]
        );
        return owners
            .Index(owner => owner.RequestKey, "KeySetOwners by endpoint")
            .AsCollection(new() { Name = "KeySetOwnersByEndpoint" })
            .Select((_, group) => Request(group), new() { Name = "KeySetRequests" });
    }

    private static IKrtCollection<string, JwksOwner> OfExtensions(TranslationServices services) =>
        Owners(
            services,
            services.Inputs.Of<GatewayExtension>(),
            TrafficPolicyPlugin.ExtensionKind.GroupKind,
            (translation, row) => KgatewayKeySets.Remote(translation, row.Spec)
        );

    /// <summary>The key sets of a policy, if it is aimed at anything.</summary>
    public static IEnumerable<(string Field, RemoteKeySet Reference)> FieldsOf(AgentgatewayPolicy policy)
    {
        var spec = policy.Spec;
        if (spec.TargetRefs.Count == 0 && spec.TargetSelectors.Count == 0)
            yield break;
        foreach (var (i, provider) in (spec.Traffic?.JwtAuthentication?.Providers ?? []).Index())
        {
            if (provider.Jwks is { Inline: null, Remote: { } remote })
                yield return ($"spec.traffic.jwtAuthentication.providers[{i}].jwks.remote", remote);
        }
        if (spec.Backend?.Mcp?.Authentication?.Jwks is { } jwks)
            yield return ("spec.backend.mcp.authentication.jwks", jwks);
    }

    /// <summary>The key set of a backend, if it is one of the Model Context Protocol.</summary>
    public static IEnumerable<(string Field, RemoteKeySet Reference)> FieldsOf(AgentgatewayBackend backend) =>
        backend.Spec is { Mcp: not null, Policies.Mcp.Authentication.Jwks: { } jwks }
            ? [("spec.policies.mcp.authentication.jwks", jwks)]
            : [];

    private static IEnumerable<(string Field, RemoteKeySet Reference, JwksEndpoint? Endpoint)> Resolve(
        ObjectTranslation translation,
        IEnumerable<(string Field, RemoteKeySet Reference)> fields
    ) =>
        fields.Select(entry =>
            (entry.Field, entry.Reference, JwksEndpoints.Resolve(translation, entry.Field, entry.Reference))
        );

    /// <summary>What cannot be resolved is reported where the object itself is translated.</summary>
    private static IKrtCollection<string, JwksOwner> Owners<T>(
        TranslationServices services,
        IKrtCollection<NamespacedName, T> objects,
        GroupKind kind,
        Func<
            ObjectTranslation,
            T,
            IEnumerable<(string Field, RemoteKeySet Reference, JwksEndpoint? Endpoint)>
        > endpointsOf
    )
        where T : class, IKubernetesRow =>
        objects.SelectMany(
            (context, row) =>
                from entry in endpointsOf(new(context, new(kind, row.Metadata.Key), services), row)
                where entry.Endpoint is not null
                select new JwksOwner(
                    $"{kind.Kind}/{row.Metadata.Namespace}/{row.Metadata.Name}#{entry.Field}",
                    entry.Endpoint.ComputeKey(),
                    entry.Endpoint,
                    JwksEndpoints.IntervalOf(entry.Reference)
                ),
            owner => owner.Id,
            new CollectionOptions<string, JwksOwner> { Name = $"{kind.Kind}KeySets" }
        );

    private static JwksRequest Request(RowGroup<string, string, JwksOwner> group)
    {
        var owners = group.Rows.Values.OrderBy(owner => owner.Id, StringComparer.Ordinal).ToList();
        return new(group.Key)
        {
            Endpoint = owners[0].Endpoint,
            Interval = owners.Min(owner => owner.Interval),
            Owners = [.. owners.Select(owner => owner.Id)],
        };
    }
}
