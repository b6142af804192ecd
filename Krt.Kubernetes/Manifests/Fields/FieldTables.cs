// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>
/// The fields of the kinds whose schema is known, one embedded text per kind, made from the CustomResourceDefinitions and
/// from the models of the core kinds. A table is read when it is asked for first.
/// </summary>
internal static class FieldTables
{
    private static readonly ConcurrentDictionary<(string Group, string Kind), FieldNames?> Tables = new();
    private static readonly Lazy<FieldNames> ObjectMeta = new(() => Load("ObjectMeta")!);

    /// <summary>The fields of a kind, or <see langword="null"/> where its schema is not known.</summary>
    public static FieldNames? Of(KubernetesKind kind) =>
        Tables.GetOrAdd((kind.Group, kind.Kind), static name => LoadKind(name.Group, name.Kind));

    private static FieldNames? LoadKind(string group, string kind)
    {
        var names = Load($"{(group.Length == 0 ? "core" : group)}/{kind}");
        if (names is null)
            return null;
        names.Add("apiVersion", null);
        names.Add("kind", null);
        names.Add("metadata", ObjectMeta.Value);
        return names;
    }

    private static FieldNames? Load(string name)
    {
        using var stream = typeof(FieldTables).Assembly.GetManifestResourceStream($"fields/{name}");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return FieldNames.Parse(reader);
    }
}
