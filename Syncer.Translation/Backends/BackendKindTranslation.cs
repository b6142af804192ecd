// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Backends;

/// <summary>
/// The collections of one kind of backends. A backend is translated by itself: which gateways need it, and a change of
/// that, does not translate it again, and a change of a Secret or Service translates those that read it and no other.
/// </summary>
/// <param name="kind">The kind.</param>
/// <param name="version">The version that statuses are keyed by, for example <c>v1alpha1</c>.</param>
/// <param name="objects">The objects.</param>
/// <param name="read">Brings an object into the shape that all backends share.</param>
/// <typeparam name="T">The rows.</typeparam>
public sealed class BackendKindTranslation<T>(
    GroupKind kind,
    string version,
    IKrtCollection<NamespacedName, T> objects,
    Func<T, BackendReading> read
)
    where T : class, IKubernetesRow
{
    private const string Accepted = "Accepted";
    private const string TranslationError = "TranslationError";

    /// <summary>Derives resources, statuses and references.</summary>
    /// <param name="services">What all plugins declared.</param>
    public PluginTranslation Translate(TranslationServices services)
    {
        var backends = objects.Select(
            (context, row) =>
                BackendTranslator.Translate(
                    new ObjectTranslation(context, new(kind, row.Metadata.Key), services),
                    read(row)
                ),
            new CollectionOptions<NamespacedName, TranslatedBackend>
            {
                Name = $"{kind.Kind}Translations",
                HoldsSecrets = true,
            }
        );
        return new()
        {
            References =
            [
                objects.Select(
                    (context, row) => References(row.Metadata.Key, context.Get(backends, row.Metadata.Key)),
                    row => row.Source,
                    new() { Name = $"{kind.Kind}References", HoldsSecrets = false }
                ),
            ],
            Deliver = references =>
                new()
                {
                    Resources =
                    [
                        objects.SelectMany(
                            (context, row) =>
                                Resources(
                                    context,
                                    references,
                                    row.Metadata.Key,
                                    context.Get(backends, row.Metadata.Key)
                                ),
                            resource => resource.Key,
                            new() { Name = $"{kind.Kind}Resources" }
                        ),
                    ],
                    Statuses =
                    [
                        objects.Select(
                            (context, row) => Status(row.Metadata, context.Get(backends, row.Metadata.Key)),
                            status => status.Key,
                            new() { Name = $"{kind.Kind}Statuses", HoldsSecrets = false }
                        ),
                    ],
                },
        };
    }

    private ObjectReferences? References(NamespacedName name, TranslatedBackend? backend)
    {
        if (backend is not { References.Count: > 0 })
            return null;
        var identity = new ObjectIdentity(kind, name);
        return new(identity) { Edges = [.. backend.References.Select(target => new ReferenceEdge(target, identity))] };
    }

    private IEnumerable<GatewayResource> Resources(
        TransformContext context,
        ReferenceGraph references,
        NamespacedName name,
        TranslatedBackend? backend
    )
    {
        if (backend is not { Backends.Count: > 0 })
            return [];
        var gateways = references.GatewaysOf(context, new(kind, name));
        return backend.Backends.SelectMany(message => GatewayResources.Of(gateways, message));
    }

    private ObjectStatus? Status(ObjectMeta metadata, TranslatedBackend? backend)
    {
        if (backend is null)
            return null;
        var generation = metadata.Generation;
        var accepted = backend.Problem is { } problem
            ? new Condition(Accepted, false, TranslationError, problem, generation)
            : new Condition(Accepted, true, Accepted, "", generation);
        return new(
            new StatusKey($"{kind.Group}/{version}", kind.Kind, metadata.Key),
            new ConditionsStatus(
                backend.Warning is { } warning
                    ? [accepted, new("PartiallyInvalid", true, TranslationError, warning, generation)]
                    : [accepted]
            )
        );
    }
}
