// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Cluster.Watching;

namespace Krt.Kubernetes.Cluster;

/// <summary>
/// Where a <see cref="KindFollower"/> puts what it reads. Members throw <see cref="SinkGoneException"/> when it is gone.
/// </summary>
internal abstract class RowSink
{
    /// <summary>Makes rows the whole content.</summary>
    public abstract Task ReplaceAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken);

    /// <summary>Applies changes together.</summary>
    public abstract Task ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);

    /// <summary>Takes note that the content cannot be had for now, for the lack of a permission.</summary>
    public virtual Task DenyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
