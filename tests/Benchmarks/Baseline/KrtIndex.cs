// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;

namespace Benchmarks.Baseline;

/// <summary>Keys of rows by a text taken from them; guarded by the lock of the collection.</summary>
internal sealed class KrtIndex<T>(KrtCollection<T> source, Func<T, string> extract)
    where T : class, IResource
{
    private readonly Dictionary<string, HashSet<string>> _keys = new(StringComparer.Ordinal);

    public string ValueOf(T row) => extract(row);

    public List<T> Lookup(string value) => source.LookUp(this, value);

    public IReadOnlyCollection<string> KeysOf(string value) => _keys.TryGetValue(value, out var keys) ? keys : [];

    public void Update(KrtEvent<T> change)
    {
        if (change.Old is { } old && _keys.TryGetValue(extract(old), out var keys))
        {
            keys.Remove(old.ResourceName);
            if (keys.Count == 0)
                _keys.Remove(extract(old));
        }
        if (change.New is not { } row)
            return;
        var value = extract(row);
        if (!_keys.TryGetValue(value, out keys))
            _keys.Add(value, keys = new HashSet<string>(StringComparer.Ordinal));
        keys.Add(row.ResourceName);
    }
}
