// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>The content of the sources as plain dictionaries.</summary>
internal sealed class GraphWorld
{
    private readonly Dictionary<int, Cell>[] _sources =
    [
        .. Enumerable.Range(0, GraphModel.Sources).Select(_ => new Dictionary<int, Cell>()),
    ];

    public IReadOnlyList<IReadOnlyDictionary<int, Cell>> Sources => _sources;

    /// <summary>The keys that the running transaction has touched, per source.</summary>
    public HashSet<int>[] Touched { get; } =
    [.. Enumerable.Range(0, GraphModel.Sources).Select(_ => new HashSet<int>())];

    public void Begin()
    {
        foreach (var touched in Touched)
            touched.Clear();
    }

    public void Apply(GraphWrite write)
    {
        var rows = _sources[write.Target];
        switch (write.Kind)
        {
            case GraphWriteKind.Set:
                rows[write.KeyWritten] = write.Row;
                break;
            case GraphWriteKind.Remove:
                rows.Remove(write.KeyWritten);
                break;
            case GraphWriteKind.RemoveWhere:
                foreach (var row in rows.Values.Where(write.Removes).ToArray())
                    rows.Remove(row.Key);
                break;
            case GraphWriteKind.Reset:
                rows.Clear();
                foreach (var row in write.ResetRows())
                    rows[row.Key] = row;
                break;
            default:
                Touched[write.Target].Add(write.KeyWritten);
                break;
        }
    }

    public static void Apply(GraphWrite write, ITransaction transaction, SourceCollection<int, Cell> source)
    {
        switch (write.Kind)
        {
            case GraphWriteKind.Set:
                transaction.Set(source, write.Row);
                break;
            case GraphWriteKind.Remove:
                transaction.Remove(source, write.KeyWritten);
                break;
            case GraphWriteKind.RemoveWhere:
                transaction.RemoveWhere(source, write.Removes);
                break;
            case GraphWriteKind.Reset:
                transaction.Reset(source, write.ResetRows());
                break;
            default:
                transaction.Touch(source, write.KeyWritten);
                break;
        }
    }
}
