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
    public RowSet<string, AddressableService> Selecting(TransformContext context, string @namespace, LabelSet labels)
    {
        var required = new RequiredLabel[labels.Count];
        for (var i = 0; i < required.Length; i++)
            required[i] = new(@namespace, labels[i].Key, labels[i].Value);
        return context.FetchAny<RequiredLabel, string, AddressableService>(
            _servicesByLabel,
            required,
            Match<AddressableService>.Selects(labels, emptyMatches: false)
        );
    }
}
