// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>The names of one type that a connection wants: all, or those it named.</summary>
internal sealed class Subscription
{
    private const string Wildcard = "*";

    private HashSet<string>? _names;

    /// <summary>The subscription of a first request, which means all when it names nothing.</summary>
    public Subscription(DeltaRequest first)
    {
        IsWildcard = first.Subscribe.Count == 0;
        Subscribe(first.Subscribe);
    }

    public bool IsWildcard { get; private set; }

    public IReadOnlyCollection<string> Names => _names ?? (IReadOnlyCollection<string>)[];

    public bool Includes(string name) => IsWildcard || _names?.Contains(name) is true;

    /// <summary>Takes in a change and returns what it must be answered with.</summary>
    public (bool Everything, IEnumerable<string> Names) Change(DeltaRequest request)
    {
        var wasWildcard = IsWildcard;
        Subscribe(request.Subscribe);
        foreach (var name in request.Unsubscribe)
        {
            if (name == Wildcard)
                IsWildcard = false;
            else
                _names?.Remove(name);
        }
        // A client that still wants all cannot tell whether a name it gave up belongs to that: it is told.
        IEnumerable<string> asked = IsWildcard ? [.. request.Subscribe, .. request.Unsubscribe] : request.Subscribe;
        return (IsWildcard && !wasWildcard, asked.Where(name => name != Wildcard));
    }

    private void Subscribe(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (name == Wildcard)
                IsWildcard = true;
            else
                (_names ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
        }
    }
}
