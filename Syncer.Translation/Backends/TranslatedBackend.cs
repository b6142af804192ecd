// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Backends;

/// <summary>What follows from one backend, whoever needs it.</summary>
internal sealed record TranslatedBackend
{
    /// <summary>What proxies receive; nothing where there is a problem.</summary>
    public required ValueList<Backend> Backends { get; init; }

    /// <summary>Why proxies receive nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>What of it does not work although proxies receive it.</summary>
    public string? Warning { get; init; }

    /// <summary>The objects that requests are sent to on behalf of the backend, sorted.</summary>
    public required ValueList<ObjectIdentity> References { get; init; }

    /// <inheritdoc/>
    public bool Equals(TranslatedBackend? other) =>
        other is not null
        && Problem == other.Problem
        && Warning == other.Warning
        && References.Equals(other.References)
        && Backends.Count == other.Backends.Count
        && Backends.Zip(other.Backends).All(pair => MessageEquality.AreSame(pair.First, pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Problem, Warning, References, Backends.Count);

    /// <summary>The problem alone: a backend may hold credentials.</summary>
    public override string ToString() => Problem ?? nameof(TranslatedBackend);
}
