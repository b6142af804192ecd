// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Addresses.Services;

/// <summary>
/// A label that the workloads of one namespace must carry to be selected. Every selector is filed under one of those it
/// requires, so a workload finds the selectors that can match it under its own labels, however many services there are.
/// </summary>
internal readonly record struct RequiredLabel(string Namespace, string Name, string Value)
{
    /// <summary>Where the selector of a service is filed: nowhere when it is empty and so selects nothing.</summary>
    public static IEnumerable<RequiredLabel> Of(AddressableService service) =>
        service.Selector.Equalities is [var (name, value), ..]
            ? [new RequiredLabel(service.Namespace, name, value)]
            : [];
}
