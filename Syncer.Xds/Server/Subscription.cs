// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>The names of one type that a connection wants: all, or those it named.</summary>
internal sealed class Subscription
{
    private const string Wildcard = "*";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The subscription of a first request, which means all when it names nothing.</summary>
    public Subscription(DeltaDiscoveryRequest first)
    {
        IsWildcard = first.ResourceNamesSubscribe.Count == 0;
        Subscribe(first.ResourceNamesSubscribe);
    }

    public bool IsWildcard { get; private set; }

    public IReadOnlyCollection<string> Names => _names;

    public bool Includes(string name) => IsWildcard || _names.Contains(name);

    /// <summary>Takes in a change and returns what it must be answered with.</summary>
    public (bool Everything, IEnumerable<string> Names) Change(DeltaDiscoveryRequest request)
    {
        var wasWildcard = IsWildcard;
        Subscribe(request.ResourceNamesSubscribe);
        foreach (var name in request.ResourceNamesUnsubscribe)
        {
            if (name == Wildcard)
                IsWildcard = false;
            else
                _names.Remove(name);
        }
        // A client that still wants all cannot tell whether a name it gave up belongs to that: it is told.
        IEnumerable<string> asked = IsWildcard
            ? [.. request.ResourceNamesSubscribe, .. request.ResourceNamesUnsubscribe]
            : request.ResourceNamesSubscribe;
        return (IsWildcard && !wasWildcard, asked.Where(name => name != Wildcard));
    }

    private void Subscribe(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (name == Wildcard)
                IsWildcard = true;
            else
                _names.Add(name);
        }
    }
}
