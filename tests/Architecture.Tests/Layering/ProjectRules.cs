// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

/// <summary>Rules over project files, which also see a reference the code does not use yet.</summary>
internal static class ProjectRules
{
    public static IEnumerable<string> ForbiddenReferences(Layer[] layers, IEnumerable<ProjectFile> projects)
    {
        foreach (var project in projects)
        {
            if (layers.SingleOrDefault(l => l.Project == project.Name) is not { } layer)
            {
                yield return $"{project.Name} has no layer";
                continue;
            }
            foreach (var name in project.Projects.Except(layer.Projects))
            {
                yield return $"{project.Name} references the project {name}";
            }
            foreach (var name in project.Packages.Where(name => !layer.AllowsPackage(name)))
            {
                yield return $"{project.Name} references the package {name}";
            }
        }
    }

    /// <summary>Internals are visible to a project's own tests and to the benchmarks.</summary>
    public static IEnumerable<string> ForeignFriends(IEnumerable<ProjectFile> projects) =>
        from project in projects
        from friend in project.Friends
        where friend != $"{project.Name}.Tests" && friend != "Benchmarks"
        select $"{project.Name} shows its internals to {friend}";
}
