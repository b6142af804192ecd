// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Kubernetes.Statuses;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>
/// Makes rows of the objects of one kind. An object that cannot be decoded has no row, as if it did not exist, and is reported
/// when that begins and when the reason changes. Not thread-safe.
/// </summary>
internal sealed class RowDecoder(KubernetesKind kind, Action<NamespacedName, string> report)
{
    private readonly Dictionary<NamespacedName, string> _failures = [];

    /// <summary>The change that an added or modified object is; null where not even its name can be read.</summary>
    public RowChange? Decode(ReadOnlySpan<byte> json)
    {
        string reason;
        try
        {
            if (kind.Parse(json) is { } row)
            {
                var key = kind.KeyOf(row);
                if (_failures.Count > 0)
                    _failures.Remove(key);
                return new RowChange(
                    key,
                    kind.ObservesStatus ? new ObservedObject(row, ObservedStatus.Read(key, json)) : row
                );
            }
            reason = "it is null";
        }
        catch (JsonException e)
        {
            reason = Describe(e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The row's own code failed. Its message is not repeated, for it may hold a value of the object.
            reason = e.GetType().Name;
        }
        return Fail(json, reason);
    }

    /// <summary>The change that a deleted object is; null where not even its name can be read.</summary>
    public RowChange? Remove(ReadOnlySpan<byte> json)
    {
        if (TryReadKey(json) is not { } key)
            return null;
        _failures.Remove(key);
        return new RowChange(key, null);
    }

    private RowChange? Fail(ReadOnlySpan<byte> json, string reason)
    {
        if (TryReadKey(json) is not { } key)
        {
            report(default, reason);
            return null;
        }
        if (_failures.GetValueOrDefault(key) != reason)
            report(key, reason);
        _failures[key] = reason;
        return new RowChange(key, null);
    }

    private static NamespacedName? TryReadKey(ReadOnlySpan<byte> json)
    {
        try
        {
            return ObjectIdentity.Read(json) is { Metadata.Name.Length: > 0 } identity ? identity.Key : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Messages that System.Text.Json words itself speak of types of .NET and end with the path.
    private static string Describe(JsonException e)
    {
        var field = e.Path?.TrimStart('$').TrimStart('.') ?? "";
        var own = e.Message.Contains("Path: ", StringComparison.Ordinal) ? "its value does not fit" : e.Message;
        return $"the field \"{field}\": {own}";
    }
}
