// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Backends;

namespace Syncer.Translation.Backends;

/// <summary>An object of a kind of backends, read into the shape that all of them share.</summary>
/// <param name="Spec">What the backend is and how it is called.</param>
public sealed record BackendReading(BackendSpec Spec)
{
    /// <summary>What keeps the backend from the proxies.</summary>
    public IReadOnlyList<(string Field, string Reason)> Problems { get; init; } = [];

    /// <summary>What of the object has no effect.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
