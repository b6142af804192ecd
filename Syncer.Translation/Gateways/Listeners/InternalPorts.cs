// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>The ports that an object marks as reachable from other listeners only (spec gateways-routes 2.7).</summary>
/// <param name="Ports">The ports; none where the annotation has an error.</param>
/// <param name="Problem">What is wrong with the annotation.</param>
internal sealed record InternalPorts(ValueList<int> Ports, Problem? Problem)
{
    /// <param name="annotations">The annotations of the Gateway or ListenerSet.</param>
    /// <param name="ownPorts">The ports of its listeners.</param>
    public static InternalPorts Parse(LabelSet annotations, IReadOnlyCollection<int> ownPorts)
    {
        if (!annotations.TryGetValue(AnnotationNames.InternalPorts, out var text))
            return new([], null);
        var ports = new SortedSet<int>();
        var errors = new List<string>();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
                errors.Add($"\"{entry}\" is not a port");
            else if (!ListenerPorts.IsValid(port))
                errors.Add($"port {entry} is not between 1 and 65535");
            else if (!ownPorts.Contains(port))
                errors.Add($"port {entry} is not a port of a listener");
            else
                ports.Add(port);
        }
        return errors.Count == 0
            ? new([.. ports], null)
            : new(
                [],
                new("Invalid", $"invalid {AnnotationNames.InternalPorts} annotation: {string.Join("; ", errors)}")
            );
    }
}
