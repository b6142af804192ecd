// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.References;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>What a policy object says, before it is known which gateways need it.</summary>
/// <param name="Policy">The object.</param>
internal sealed record PolicyTranslation(ObjectIdentity Policy) : IKeyed<NamespacedName>
{
    NamespacedName IKeyed<NamespacedName>.Key => Policy.Name;

    public required string ApiVersion { get; init; }

    public required long Generation { get; init; }

    public required DateTimeOffset? Created { get; init; }

    public required ValueList<PolicyDraft> Drafts { get; init; }

    public required ValueList<PolicyAim> Aims { get; init; }

    /// <summary>What is wrong with the settings, a line each.</summary>
    public required string Problems { get; init; }

    /// <summary>The objects that the settings send requests to.</summary>
    public required ValueList<ObjectIdentity> Backends { get; init; }

    /// <summary>The translation of an object whose settings have been translated.</summary>
    /// <param name="translation">The translation of the settings, with all their problems.</param>
    /// <param name="apiVersion">The version that the status is written in.</param>
    /// <param name="metadata">The metadata of the object.</param>
    /// <param name="drafts">The settings.</param>
    /// <param name="aims">What they are aimed at.</param>
    public static PolicyTranslation Of(
        ObjectTranslation translation,
        string apiVersion,
        ObjectMeta metadata,
        IEnumerable<PolicyDraft> drafts,
        ValueList<PolicyAim> aims
    ) =>
        new(translation.Owner)
        {
            ApiVersion = apiVersion,
            Generation = metadata.Generation,
            Created = metadata.CreationTimestamp,
            Drafts = [.. drafts],
            Aims = aims,
            Problems = translation.ProblemText,
            Backends = [.. translation.References.Order()],
        };

    /// <summary>
    /// Whoever needs an object that the policy is attached to needs what the policy sends requests to (spec
    /// backends-policies R-6).
    /// </summary>
    public ObjectReferences? ToReferences()
    {
        var targets = Aims.Where(aim => aim.Target is not null).Select(aim => aim.Object).Distinct().ToList();
        return Backends.Count == 0 || targets.Count == 0
            ? null
            : new(Policy)
            {
                Edges = [.. Backends.SelectMany(_ => targets, (backend, target) => new ReferenceEdge(backend, target))],
            };
    }

    /// <summary>The object alone: settings may hold credentials.</summary>
    public override string ToString() => Policy.ToString();
}
