// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Cluster.Watching;

namespace Krt.Kubernetes.Cluster;

/// <summary>Commits rows to the source collection of a kind, a transaction for what arrives together.</summary>
internal sealed class SourceSink(KrtEngine engine, KindBinding binding, ColdStart coldStart) : RowSink
{
    public override Task ReplaceAsync(IReadOnlyCollection<object> rows, CancellationToken cancellationToken) =>
        coldStart.CommitAsync(binding, rows, cancellationToken);

    public override async Task ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        await engine
            .CommitAsync(
                transaction =>
                {
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

    public override Task DenyAsync(CancellationToken cancellationToken) =>
        coldStart.ExcuseAsync(binding.Kind, cancellationToken);
}
