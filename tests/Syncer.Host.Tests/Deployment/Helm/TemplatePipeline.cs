// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>Commands, each of which is given the value of the one before as its last argument.</summary>
/// <param name="Variables">The variables that the value is assigned to; a range assigns the key to the first of two.</param>
/// <param name="Commands">Words: the first of them is a function, unless it is an operand and the only word.</param>
internal sealed record TemplatePipeline(
    IReadOnlyList<string> Variables,
    IReadOnlyList<IReadOnlyList<TemplatePipeline.Word>> Commands
)
{
    /// <summary>A word: an atom as it is written, or a pipeline in parentheses.</summary>
    public sealed record Word(string? Atom, TemplatePipeline? Nested);
}
