// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses.Services;

/// <summary>Finds the services that select a workload by its labels (spec xds-addresses 5.8).</summary>
internal sealed class ServiceSelection(IKrtCollection<string, AddressableService> services)
{
    private readonly IKrtIndex<RequiredLabel, string, AddressableService> _servicesByLabel = services.IndexMany(
        RequiredLabel.Of,
        "required label"
    );

    /// <summary>The services of the namespace whose selector the labels fulfil, each once, in no particular order.</summary>
    public IEnumerable<AddressableService> Selecting(TransformContext context, string @namespace, LabelSet labels)
    {
        var selecting = Match<AddressableService>.Selects(labels, emptyMatches: false);
        foreach (var (name, value) in labels)
        {
            foreach (var service in context.Fetch(_servicesByLabel, new(@namespace, name, value), selecting))
                yield return service;
        }
    }
}
