// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>One complaint of a proxy about one resource (spec xds-addresses 4).</summary>
/// <param name="Name">The wire name of the resource.</param>
/// <param name="Error">Why the resource was not applied; the proxy keeps the version before.</param>
/// <param name="Warning">What is degraded in a resource that was applied.</param>
public sealed record XdsDiagnostic(string Name, string? Error, string? Warning)
{
    /// <inheritdoc/>
    public override string ToString() =>
        (Error, Warning) switch
        {
            (null, _) => $"{Name}: warning: {Warning}",
            (_, null) => $"{Name}: error: {Error}",
            _ => $"{Name}: error: {Error}, warning: {Warning}",
        };
}
