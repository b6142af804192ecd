// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;

namespace Benchmarks.Baseline;

// What rows fetched, and which of them a change concerns.
internal sealed partial class KrtDerived<TIn, TOut>
{
    private readonly Dictionary<string, List<KrtDependency>> _dependencies = new(StringComparer.Ordinal);
    private readonly Dictionary<ReverseKey, HashSet<string>> _reverse = [];
    private readonly HashSet<object> _scanned = [];
    private readonly Dictionary<object, List<object>> _usedIndexes = [];
    private List<KrtDependency> _fetched = [];

    private void UseIndex<T>(KrtCollection<T> source, KrtIndex<T> index)
        where T : class, IResource
    {
        if (!_usedIndexes.TryGetValue(source, out var indexes))
            _usedIndexes.Add(source, indexes = []);
        if (!indexes.Contains(index))
            indexes.Add(index);
    }

    private void ReplaceDependencies(string input, List<KrtDependency> fetched)
    {
        if (_dependencies.TryGetValue(input, out var former))
        {
            foreach (var dependency in former)
                Unfile(dependency, input);
        }
        if (fetched.Count == 0)
            _dependencies.Remove(input);
        else
            _dependencies[input] = fetched;
        foreach (var dependency in fetched)
            File(dependency, input);
    }

    private void File(KrtDependency dependency, string input)
    {
        if (dependency.Reverse is not { } key)
        {
            _scanned.Add(dependency.Source);
            return;
        }
        if (!_reverse.TryGetValue(key, out var inputs))
            _reverse.Add(key, inputs = new HashSet<string>(StringComparer.Ordinal));
        inputs.Add(input);
    }

    private void Unfile(KrtDependency dependency, string input)
    {
        if (dependency.Reverse is not { } key || !_reverse.TryGetValue(key, out var inputs))
            return;
        inputs.Remove(input);
        if (inputs.Count == 0)
            _reverse.Remove(key);
    }

    private HashSet<string> ConcernedInputs<T>(KrtCollection<T> source, IReadOnlyList<KrtEvent<T>> events)
        where T : class, IResource
    {
        var concerned = new HashSet<string>(StringComparer.Ordinal);
        if (_scanned.Contains(source))
        {
            foreach (var (input, dependencies) in _dependencies)
            {
                foreach (var change in events)
                    AddIfConcerned(input, dependencies, change);
            }
            return concerned;
        }
        foreach (var change in events)
        {
            if (change.Old is { } old)
                AddFiled(old, change);
            if (change.New is { } row)
                AddFiled(row, change);
        }
        return concerned;

        void AddFiled(T row, KrtEvent<T> change)
        {
            AddReaders(new(source, IsIndex: false, row.ResourceName), change);
            if (!_usedIndexes.TryGetValue(source, out var indexes))
                return;
            foreach (var index in indexes)
                AddReaders(new(source, IsIndex: true, ((KrtIndex<T>)index).ValueOf(row)), change);
        }

        void AddReaders(ReverseKey key, KrtEvent<T> change)
        {
            if (!_reverse.TryGetValue(key, out var readers))
                return;
            foreach (var input in readers)
                AddIfConcerned(input, _dependencies[input], change);
        }

        void AddIfConcerned(string input, List<KrtDependency> dependencies, KrtEvent<T> change)
        {
            foreach (var dependency in dependencies)
            {
                if (dependency is KrtDependency<T> typed && typed.Collection == source && typed.Concerns(change))
                {
                    concerned.Add(input);
                    return;
                }
            }
        }
    }
}
