// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Inspection.Explaining;
using Syncer.Host.Inspection.Graphs;

namespace Syncer.Host.Inspection;

/// <summary>Who answers questions about a dataflow: this process, or the admin server of another one.</summary>
/// <remarks>Every method fails with an <see cref="InspectionException"/> where there is no answer.</remarks>
internal interface IInspection
{
    /// <summary>Explains an object.</summary>
    /// <param name="kind">Its kind as kubectl understands it.</param>
    /// <param name="name">Its namespace and name, or its name alone.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    Task<ObjectExplanation> ExplainObjectAsync(string kind, string name, CancellationToken cancellationToken);

    /// <summary>Explains a wire name, in all gateways.</summary>
    Task<ResourceExplanation> ExplainResourceAsync(string wireName, CancellationToken cancellationToken);

    /// <summary>Renders a graph.</summary>
    /// <param name="view">One of <see cref="GraphView"/>.</param>
    /// <param name="form">One of <see cref="GraphForm"/>.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    Task<string> RenderGraphAsync(string view, string form, CancellationToken cancellationToken);

    /// <summary>Reads everything that is served.</summary>
    Task<ServedConfiguration> ReadConfigurationAsync(CancellationToken cancellationToken);
}
