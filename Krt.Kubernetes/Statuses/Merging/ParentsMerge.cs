// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>
/// A status that is a list of <c>parents</c>, each of the controller it names, as routes have: those of other controllers come
/// first, in their order.
/// </summary>
/// <param name="controllerName">The controller whose parents are ours.</param>
public sealed class ParentsMerge(string controllerName) : StatusMerge
{
    // As many as the schema of RouteParentStatus allows.
    private const int Capacity = 32;

    private readonly StatusEntries _parents = new("parents", "parentRef", controllerName);

    /// <inheritdoc/>
    public override bool NamesOwner => true;

    /// <inheritdoc/>
    public override JsonObject Apply(JsonObject live, JsonObject desired, string? now)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(desired);
        var ours = _parents.In(desired).Select(entry => _parents.WithTimes(entry, live, now)).ToList();
        if (ours.Count == 0)
            return Remove(live, desired);
        var others = _parents.In(live).Where(entry => !_parents.IsOurs(entry));
        return _parents.Replace(live, others.Concat(ours).Take(Capacity));
    }

    /// <inheritdoc/>
    public override JsonObject Remove(JsonObject live, JsonObject? abandoned)
    {
        ArgumentNullException.ThrowIfNull(live);
        return _parents.RemoveFrom(live);
    }
}
