// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Conformance;

/// <summary>A collection of some kind whose rows are what is written to the sources behind it.</summary>
/// <param name="engine">The engine, which the rig ends.</param>
/// <param name="write">Writes one row to the sources, or removes it.</param>
internal abstract class Rig(KrtEngine engine, KrtScope scope, Action<ITransaction, string, string?> write)
    : IAsyncDisposable
{
    public static readonly IReadOnlyDictionary<string, object?> Metadata = new Dictionary<string, object?>
    {
        ["m"] = 1,
    };

    public KrtEngine Engine => engine;

    public KrtScope Scope => scope;

    public abstract IKrtCollection Collection { get; }

    /// <summary>The values of all rows at the published epoch.</summary>
    public abstract IReadOnlyDictionary<string, string> Rows { get; }

    public abstract string? Find(string key);

    /// <summary>The keys that an index files under a value.</summary>
    public abstract IEnumerable<string> KeysOf(string value);

    public abstract IRigRecorder Record(ConnectOptions? options = null);

    /// <summary>A subscriber that stays in every set until the gate is opened.</summary>
    public abstract IDisposable Block(Gate gate);

    public async Task Commit(params (string Key, string? Value)[] rows)
    {
        await engine.CommitAsync(transaction =>
        {
            foreach (var (key, value) in rows)
                write(transaction, key, value);
        });
        await engine.WhenSettledAsync();
    }

    /// <summary>Writes without waiting.</summary>
    public void Post(string key, string? value) =>
        _ = engine.CommitAsync(transaction => write(transaction, key, value)).AsTask();

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}

/// <summary>What a subscriber has seen.</summary>
internal interface IRigRecorder : IDisposable
{
    bool IsCompleted { get; }

    string? Violation { get; }

    /// <summary>Key and value of every row by the change sets alone.</summary>
    IReadOnlyDictionary<string, string> State { get; }

    /// <summary>Whether a set was the initial one, whether it was synced, and its size.</summary>
    IReadOnlyList<(bool IsInitial, bool IsSynced, int Count)> Sets { get; }

    string[] TakeChanges();
}
