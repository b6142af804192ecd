// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>What a template is made of.</summary>
internal abstract record TemplateNode
{
    public sealed record Text(string Value) : TemplateNode;

    public sealed record Output(TemplatePipeline Pipeline) : TemplateNode;

    /// <summary><c>if</c> or <c>with</c>: of these only the second one moves the dot.</summary>
    public sealed record Choice(
        TemplatePipeline Condition,
        bool MovesDot,
        IReadOnlyList<TemplateNode> Then,
        IReadOnlyList<TemplateNode> Else
    ) : TemplateNode;

    public sealed record Range(TemplatePipeline Items, IReadOnlyList<TemplateNode> Body) : TemplateNode;
}
