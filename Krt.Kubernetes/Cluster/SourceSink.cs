// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Cluster.Watching;

namespace Krt.Kubernetes.Cluster;

/// <summary>Commits rows to the source collection of a kind, a transaction for what arrives together.</summary>
internal sealed class SourceSink(KrtEngine engine, KindBinding binding, ColdStart coldStart) : RowSink
{
    public override Task ReplaceAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken) =>
        WriteAsync(coldStart.CommitAsync(binding, rows, cancellationToken));

    public override Task ApplyAsync(
        IReadOnlyList<RowChange> changes,
        long arrivedAt,
        CancellationToken cancellationToken
    ) => WriteAsync(CommitAsync(changes, arrivedAt, cancellationToken));

    public override Task DenyAsync(CancellationToken cancellationToken) =>
        WriteAsync(coldStart.ExcuseAsync(binding.Kind, cancellationToken));

    private static async Task WriteAsync(Task write)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (ObjectDisposedException e)
        {
            throw new SinkGoneException(e);
        }
    }

    private async Task CommitAsync(
        IReadOnlyList<RowChange> changes,
        long arrivedAt,
        CancellationToken cancellationToken
    )
    {
        await engine
            .CommitAsync(
                transaction =>
                {
                    transaction.ArrivedAt = arrivedAt;
                    foreach (var (key, row) in changes)
                    {
                        if (row is null)
                            binding.Remove(transaction, key);
                        else
                            binding.Set(transaction, row);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
