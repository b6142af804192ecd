// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

/// <summary>What one shipped project may know.</summary>
/// <param name="Project">Name of the project and of its assembly.</param>
/// <param name="Projects">The projects it may reach, directly or through another.</param>
/// <param name="Packages">
/// Packages and assemblies outside the base class library; an asterisk at the end stands for any ending.
/// </param>
internal sealed record Layer(string Project, string[] Projects, string[] Packages)
{
    public bool AllowsPackage(string name) =>
        Packages.Any(allowed =>
            allowed.EndsWith('*')
                ? name.StartsWith(allowed[..^1], StringComparison.Ordinal)
                : name.Equals(allowed, StringComparison.Ordinal)
        );
}
