// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests;

/// <summary>The behaviour a test proves, by its number in the list of scenarios.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class ScenarioAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}
