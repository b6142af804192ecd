// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Agentgateway;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>Which key sets are needed, and by whom (spec backends-policies JW-1, JW-8).</summary>
internal static class JwksRequests
{
    /// <summary>One request for each endpoint.</summary>
    public static IKrtCollection<string, JwksRequest> Of(TranslationServices services)
    {
        var inputs = services.Inputs;
        var backends = inputs
            .Of<AgentgatewayBackend>()
            .SelectMany(
                (context, row) =>
                    Owners(Translation(context, services, ObjectKinds.AgentgatewayBackend, row), FieldsOf(row)),
                owner => owner.Id,
                new CollectionOptions<string, JwksOwner> { Name = "AgentgatewayBackendKeySets" }
            );
        var owners = backends.UnionDisjoint(
            new CollectionOptions<string, JwksOwner> { Name = "KeySetOwners" },
            inputs
                .Of<AgentgatewayPolicy>()
                .SelectMany(
                    (context, row) =>
                        Owners(
                            Translation(context, services, AgentgatewayPolicyPlugin.Kind.GroupKind, row),
                            FieldsOf(row)
                        ),
                    owner => owner.Id,
                    new CollectionOptions<string, JwksOwner> { Name = "AgentgatewayPolicyKeySets" }
                )
        );
        return owners
            .Index(owner => owner.RequestKey, "KeySetOwners by endpoint")
            .AsCollection(new() { Name = "KeySetOwnersByEndpoint" })
            .Select((_, group) => Request(group), new() { Name = "KeySetRequests" });
    }

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

    private static ObjectTranslation Translation(
        TransformContext context,
        TranslationServices services,
        GroupKind kind,
        IKubernetesRow row
    ) => new(context, new(kind, row.Metadata.Key), services);

    /// <summary>What cannot be resolved is reported where the object itself is translated.</summary>
    private static IEnumerable<JwksOwner> Owners(
        ObjectTranslation translation,
        IEnumerable<(string Field, RemoteKeySet Reference)> fields
    )
    {
        var owner = translation.Owner;
        foreach (var (field, reference) in fields)
        {
            if (JwksEndpoints.Resolve(translation, field, reference) is { } endpoint)
            {
                yield return new(
                    $"{owner.Kind.Kind}/{owner.Name.Namespace}/{owner.Name.Name}#{field}",
                    endpoint.ComputeKey(),
                    endpoint,
                    JwksEndpoints.IntervalOf(reference)
                );
            }
        }
    }

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
