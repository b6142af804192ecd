// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Backends.Ai;
using Syncer.Translation.Backends.Mcp;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Backends;

namespace Syncer.Translation.Backends;

/// <summary>The parts of a backend that policies can be aimed at by name (spec backends-policies BC-30, BC-42, MG-9).</summary>
/// <param name="Names">Providers of language models, or targets of the Model Context Protocol.</param>
/// <param name="Selectors">What finds more of the latter.</param>
internal sealed record BackendSections(ValueList<string> Names, ValueList<McpBackendSpec.McpSelector> Selectors)
{
    /// <summary>Tells whether an object has a section. A backend that does not exist has all of them.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="inputs">Where Services are found that selectors find.</param>
    /// <param name="read">Brings an object into the shape that all backends share.</param>
    public static Func<TransformContext, NamespacedName, string, bool> Of<T>(
        IKrtCollection<NamespacedName, T> objects,
        SyncerInputs inputs,
        Func<T, BackendSpec> read
    )
        where T : class, IKubernetesRow =>
        (context, name, section) =>
            context.FetchPart(objects, row => Of(read(row)), Match<T>.Keys(name)) is not [var sections]
            || sections.Contains(context, inputs, name.Namespace, section);

    private static BackendSections Of(BackendSpec spec) =>
        spec switch
        {
            { Mcp: { } mcp } => new(
                [.. mcp.Targets.Where(target => target.Static is not null).Select(target => target.Name ?? "")],
                [
                    .. mcp
                        .Targets.Where(target => target.Static is null)
                        .Select(target => target.Selector)
                        .OfType<McpBackendSpec.McpSelector>(),
                ]
            ),
            { Ai.Provider: not null } => new([AiTranslation.OnlyProvider], []),
            { Ai: { } ai } => new(
                [.. ai.Groups.SelectMany(group => group.Providers).Select(provider => provider.Name ?? "")],
                []
            ),
            _ => new([], []),
        };

    private bool Contains(TransformContext context, SyncerInputs inputs, string @namespace, string section) =>
        Names.Contains(section)
        || Selectors.Any(selector =>
            McpServices.Find(context, inputs, @namespace, selector).Any(server => server.Name == section)
        );
}
