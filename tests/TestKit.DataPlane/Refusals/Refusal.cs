// SPDX-License-Identifier: Apache-2.0

namespace TestKit.DataPlane;

/// <summary>One thing the data plane complains of in a resource (spec xds-addresses 6.4 to 6.6).</summary>
/// <param name="Field">The path of the field within the message, <c>route.backends[0].backend_policies[1]</c> for example.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="IsError">
/// Whether the resource is not applied, so that the version before stays; otherwise it is applied and part of it does not work.
/// </param>
public sealed record Refusal(string Field, string Reason, bool IsError)
{
    public override string ToString() => $"{(IsError ? "error" : "warning")}: {Field}: {Reason}";
}
