// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Conformance;

/// <summary>A rig over rows of one type.</summary>
internal sealed class TypedRig<T>(
    KrtEngine engine,
    KrtScope scope,
    Action<ITransaction, string, string?> write,
    IKrtCollection<string, T> collection,
    Func<T, string> value
) : Rig(engine, scope, write)
    where T : class
{
    private readonly IKrtIndex<string, string, T> _byValue = collection.Index(value);

    public override IKrtCollection Collection => collection;

    public override IReadOnlyDictionary<string, string> Rows => Values(collection.Snapshot);

    public override string? Find(string key) => collection.TryGet(key, out var row) ? value(row) : null;

    public override IEnumerable<string> KeysOf(string rowValue) =>
        _byValue
            .Lookup(rowValue)
            .Select(row => collection.Snapshot.Single(pair => ReferenceEquals(pair.Value, row)).Key);

    public override IRigRecorder Record(ConnectOptions? options = null) => new Recorder(this, collection, options);

    public override IDisposable Block(Gate gate) => collection.Connect().Subscribe(_ => gate.Pass());

    private Dictionary<string, string> Values(IReadOnlyDictionary<string, T> rows) =>
        rows.ToDictionary(pair => pair.Key, pair => value(pair.Value));

    private sealed class Recorder(TypedRig<T> rig, IKrtCollection<string, T> rows, ConnectOptions? options)
        : IRigRecorder
    {
        private readonly CollectionRecorder<string, T> _recorder = new(rows, options);

        public bool IsCompleted => _recorder.IsCompleted;

        public string? Violation => _recorder.Violation;

        public IReadOnlyDictionary<string, string> State => rig.Values(_recorder.State);

        public IReadOnlyList<(bool IsInitial, bool IsSynced, int Count)> Sets =>
            [.. _recorder.Sets.Select(set => (set.IsInitial, set.IsSynced, set.Count))];

        public string[] TakeChanges() => _recorder.TakeChanges();

        public void Dispose() => _recorder.Dispose();
    }
}
