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
    /// <param name="changes">The changes.</param>
    /// <param name="arrivedAt">When the first of them was read from its socket, as a timestamp.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public abstract Task ApplyAsync(
        IReadOnlyList<RowChange> changes,
        long arrivedAt,
        CancellationToken cancellationToken
    );

    /// <summary>Takes note that the content cannot be had for now, for the lack of a permission.</summary>
    public virtual Task DenyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
