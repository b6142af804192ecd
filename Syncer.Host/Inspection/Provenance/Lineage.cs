// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes;
using Syncer.Translation;

namespace Syncer.Host.Inspection.Provenance;

/// <summary>
/// Tells which objects rows are made of, from what the engine knows of every row. No kind of object is known to it, so that it
/// holds for all of the catalogue.
/// </summary>
internal sealed class Lineage
{
    private readonly Dictionary<long, KubernetesKind> _kindBySource;
    private readonly Lazy<Dictionary<long, CollectionDump>> _collections;

    public Lineage(KrtEngine engine, KindSources sources)
    {
        _kindBySource = sources.ToDictionary(binding => binding.Source.Id, binding => binding.Kind);
        _collections = new(() => engine.Dump().Collections.ToDictionary(collection => collection.Id));
    }

    /// <summary>The kind whose objects a collection holds as they were read, or null for one that is derived.</summary>
    public KubernetesKind? KindOf(CollectionReference collection) => _kindBySource.GetValueOrDefault(collection.Id);

    /// <summary>The kind of that name, or null where there is none or several groups have one.</summary>
    public KubernetesKind? KindOf(string name) =>
        _kindBySource.Values.Where(kind => kind.Kind == name).ToArray() is [var only] ? only : null;

    /// <summary>The kind that the rows of a collection are made of one by one, or null where they are made of several.</summary>
    public KubernetesKind? OriginOf(CollectionReference collection)
    {
        var id = collection.Id;
        while (!_kindBySource.ContainsKey(id))
        {
            if (_collections.Value.GetValueOrDefault(id) is not { Inputs: [var input] })
                return null;
            id = input.Id;
        }
        return _kindBySource[id];
    }

    /// <summary>The place of a collection in the order of an epoch.</summary>
    public int HeightOf(CollectionReference collection) =>
        _collections.Value.GetValueOrDefault(collection.Id)?.Height ?? 0;

    /// <summary>The object that a row is made of, input by input, or null where that is not one object.</summary>
    public ObjectIdentity? OwnerOf(RowExplanation row)
    {
        while (true)
        {
            if (KindOf(row.Collection) is { } kind)
                return IdentityOf(kind, row.Key);
            var inputs = row.Reads.Where(read => read.Kind == DependencyKind.Input).ToArray();
            if (inputs is not [{ Rows: [var input] }])
                return null;
            row = input;
        }
    }

    /// <summary>All rows of an explanation that are made of an object.</summary>
    public IEnumerable<RowExplanation> RowsOf(RowExplanation root, ObjectIdentity owner)
    {
        var seen = new HashSet<RowExplanation>(ReferenceEqualityComparer.Instance) { root };
        var open = new Queue<RowExplanation>(seen);
        while (open.TryDequeue(out var row))
        {
            if (OwnerOf(row) == owner)
                yield return row;
            foreach (var next in row.Reads.SelectMany(read => read.Rows).Where(seen.Add))
                open.Enqueue(next);
        }
    }

    public static ObjectIdentity IdentityOf(KubernetesKind kind, string key) =>
        new(new GroupKind(kind.Group, kind.Kind), NameOf(key));

    /// <summary>Reads <see cref="NamespacedName.ToString"/>.</summary>
    public static NamespacedName NameOf(string key) =>
        key.Split('/', 2) is [var ns, var name] ? new(ns, name) : new("", key);
}
