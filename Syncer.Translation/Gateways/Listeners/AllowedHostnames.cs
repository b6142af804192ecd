// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>Which namespaces may use the hostname of a listener (spec gateways-routes 2.5).</summary>
internal static class AllowedHostnames
{
    private const string Every = "*";
    private const string NoNamespace = "~";

    /// <summary>
    /// The hostname once per permitted namespace, sorted by namespace. A filter that cannot be understood permits none.
    /// </summary>
    /// <param name="hostname">The hostname of the listener, empty when it has none.</param>
    /// <param name="filter">Its <c>allowedRoutes.namespaces</c>.</param>
    /// <param name="ownerNamespace">The namespace of the Gateway or ListenerSet.</param>
    /// <param name="namespacesWith">The names of the Namespaces with certain labels.</param>
    public static ValueList<AllowedHostname> Of(
        string hostname,
        NamespaceFilter? filter,
        string ownerNamespace,
        Func<LabelSelector, IEnumerable<string>> namespacesWith
    )
    {
        var host = hostname.Length == 0 ? Every : hostname;
        return filter?.From switch
        {
            null or "" or "Same" => [new(ownerNamespace, host)],
            "All" => [new(Every, host)],
            "Selector" => Selected(filter.Selector?.ToSelector(), host, namespacesWith),
            _ => [new(NoNamespace, host)],
        };
    }

    private static ValueList<AllowedHostname> Selected(
        LabelSelector? selector,
        string host,
        Func<LabelSelector, IEnumerable<string>> namespacesWith
    )
    {
        if (selector is null)
            return [new(NoNamespace, host)];
        if (selector.IsEmpty)
            return [new(Every, host)];
        var allowed = namespacesWith(selector)
            .Order(StringComparer.Ordinal)
            .Select(name => new AllowedHostname(name, host))
            .ToArray();
        return allowed.Length == 0 ? [new(NoNamespace, host)] : [.. allowed];
    }
}
