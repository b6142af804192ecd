// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

/// <summary>Rules over compiled assemblies; each returns what breaks it.</summary>
internal static class AssemblyRules
{
    private static readonly string BaseClassLibrary = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Every assembly has a layer, and reaches only what its layer allows, itself or through another.</summary>
    public static IEnumerable<string> ForbiddenReferences(Layer[] layers, IReadOnlyList<OwnAssembly> assemblies)
    {
        var own = assemblies.ToDictionary(a => a.Name);
        foreach (var assembly in assemblies)
        {
            if (layers.SingleOrDefault(l => l.Project == assembly.Name) is not { } layer)
            {
                yield return $"{assembly.Name} has no layer";
                continue;
            }
            foreach (var reached in Reachable(assembly, own).Except(layer.Projects))
            {
                yield return $"{assembly.Name} reaches {reached}";
            }
            foreach (var reference in assembly.References.Where(name => !own.ContainsKey(name) && !IsFramework(name)))
            {
                if (!layer.AllowsPackage(reference))
                {
                    yield return $"{assembly.Name} references {reference}";
                }
            }
        }
    }

    /// <summary>A namespace with a segment <c>Internal</c> is named by its own assembly alone.</summary>
    public static IEnumerable<string> ForeignInternals(IReadOnlyList<OwnAssembly> assemblies)
    {
        var own = assemblies.Select(a => a.Name).ToHashSet();
        return from assembly in assemblies
            from type in assembly.UsedTypes
            where own.Contains(type.Assembly) && type.Namespace.Split('.').Contains("Internal")
            select $"{assembly.Name} uses {type.Namespace}.{type.Name} of {type.Assembly}";
    }

    private static HashSet<string> Reachable(OwnAssembly start, Dictionary<string, OwnAssembly> own)
    {
        var reached = new HashSet<string>();
        var pending = new Queue<OwnAssembly>([start]);
        while (pending.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.References)
            {
                if (own.TryGetValue(name, out var next) && reached.Add(name))
                {
                    pending.Enqueue(next);
                }
            }
        }
        return reached;
    }

    private static bool IsFramework(string name) => File.Exists(Path.Combine(BaseClassLibrary, $"{name}.dll"));
}
