// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Gateways;

/// <summary>The labels of a Namespace, which selectors of listeners and Gateways consult.</summary>
internal sealed record NamespaceLabels(string Name, LabelSet Labels) : ILabeled
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>An API server labels every Namespace with its name; a manifest need not (spec gateways-routes 1.2).</summary>
    public static NamespaceLabels Of(Namespace @namespace) =>
        new(
            @namespace.Metadata.Name,
            LabelSet.From(@namespace.Metadata.Labels.Append(new(NameLabel, @namespace.Metadata.Name)))
        );
}
