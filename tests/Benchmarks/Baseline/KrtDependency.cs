// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;

namespace Benchmarks.Baseline;

/// <summary>A fetch that a run did.</summary>
internal abstract record KrtDependency(object Source)
{
    /// <summary>Where the reverse map files the run; null when only a scan finds it.</summary>
    public abstract ReverseKey? Reverse { get; }
}

internal sealed record KrtDependency<T>(KrtCollection<T> Collection, KrtFilter<T> Filter) : KrtDependency(Collection)
    where T : class, IResource
{
    public override ReverseKey? Reverse =>
        Filter.Key is not null ? new(Collection, IsIndex: false, Filter.Key)
        : Filter.Index is not null ? new(Collection, IsIndex: true, Filter.IndexValue)
        : null;

    public bool Concerns(KrtEvent<T> change) =>
        (change.Old is { } old && Filter.Matches(old)) || (change.New is { } row && Filter.Matches(row));
}

/// <summary>A place in the reverse map: by source, kind of lookup and text.</summary>
internal readonly record struct ReverseKey(object Source, bool IsIndex, string Text);
