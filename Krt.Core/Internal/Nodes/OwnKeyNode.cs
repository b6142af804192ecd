// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>
/// Any number of rows per input row, under keys of their own. Two inputs may produce one key: the policy says whose row
/// counts, and the other takes over when that one goes.
/// </summary>
internal sealed partial class OwnKeyNode<TInKey, TIn, TKey, T>(
    CollectionNode<TInKey, TIn> input,
    string kind,
    Action<TransformContext, TIn, List<T>> transform,
    Func<T, TKey> key,
    CollectionOptions<TKey, T>? options
) : DerivedNode<TInKey, TIn, TKey, T>(input, kind, options)
    where TInKey : notnull
    where TIn : class
    where TKey : notnull
    where T : class
{
    private readonly CollisionPolicy _collisionPolicy = options?.Collisions ?? input.Propagator.Options.Collisions;
    private readonly List<int> _slotScratch = [];
    private readonly SlotMarks _producedNow = new();
    private readonly SlotMarks _idleRuns = new();
    private readonly List<int> _newCollisions = [];
    private Dictionary<int, List<(int Input, T Row)>>? _collisions;
    private OutputSlots[] _outputs = [];
    private int[] _owners = [];

    protected override void Transform(TransformWorker<TKey, T> worker, TIn row)
    {
        transform(worker.Context, row, worker.Rows);
        for (var i = worker.Keys.Count; i < worker.Rows.Count; i++)
        {
            var output =
                worker.Rows[i] ?? throw new InvalidOperationException($"The transform of {Name} gave null as a row.");
            worker.Keys.Add(
                key(output) ?? throw new InvalidOperationException($"A row of {Name} has null as its key.")
            );
        }
    }

    protected override void ProduceNothing(int input) => Produce(input, [], []);

    protected override void Produce(int input, TransformWorker<TKey, T> worker, in TransformRun run)
    {
        _idleRuns.Mark(input);
        Produce(
            input,
            CollectionsMarshal.AsSpan(worker.Keys)[run.RowStart..run.RowEnd],
            CollectionsMarshal.AsSpan(worker.Rows)[run.RowStart..run.RowEnd]
        );
    }

    /// <summary>Makes these rows the output of an input slot.</summary>
    private void Produce(int input, ReadOnlySpan<TKey> keys, ReadOnlySpan<T> rows)
    {
        if (input >= _outputs.Length)
        {
            if (keys.IsEmpty)
                return;
            Array.Resize(ref _outputs, Math.Max(input + 1, _outputs.Length * 2));
        }
        _slotScratch.Clear();
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = Table.Reserve(keys[i]);
            if (!_producedNow.Mark(slot))
            {
                Propagator.Log.DuplicateOutput(Name, ShownKey(keys[i]), Input.ShownKeyAt(input));
                continue;
            }
            _slotScratch.Add(slot);
            Claim(input, slot, rows[i]);
        }
        ref var outputs = ref _outputs[input];
        for (var i = 0; i < outputs.Count; i++)
        {
            if (!_producedNow.IsMarked(outputs[i]))
                Unclaim(input, outputs[i]);
        }
        foreach (var slot in _slotScratch)
            _producedNow.Unmark(slot);
        if (!outputs.Equals(_slotScratch))
            outputs = new OutputSlots(_slotScratch);
    }

    protected override bool ProducedSame(TransformWorker<TKey, T> worker, int start, int middle)
    {
        if (worker.Rows.Count - middle != middle - start)
            return false;
        var first = new Dictionary<TKey, T>();
        for (var i = start; i < middle; i++)
            first.TryAdd(worker.Keys[i], worker.Rows[i]);
        for (var i = middle; i < worker.Rows.Count; i++)
        {
            // Where one key occurs several times, the first row of it counts.
            if (!first.Remove(worker.Keys[i], out var row))
            {
                if (!worker.Keys[start..i].Contains(worker.Keys[i]))
                    return false;
            }
            else if (!AreEqual(row, worker.Rows[i]))
            {
                return false;
            }
        }
        return first.Count == 0;
    }

    private void Claim(int input, int slot, T row)
    {
        if (slot >= _owners.Length)
            Array.Resize(ref _owners, Math.Max(slot + 1, _owners.Length * 2));
        ref var owner = ref _owners[slot];
        if (_collisions is not null && _collisions.TryGetValue(slot, out var claims))
        {
            claims.RemoveAll(claim => claim.Input == input);
            claims.Add((input, row));
            Elect(slot, claims);
        }
        else if (owner == 0 || owner == input + 1)
        {
            owner = input + 1;
            Write(slot, row);
        }
        else
        {
            claims = [(owner - 1, Table.RowAt(slot)!), (input, row)];
            (_collisions ??= []).Add(slot, claims);
            _newCollisions.Add(slot);
            Elect(slot, claims);
        }
    }

    private void Unclaim(int input, int slot)
    {
        _idleRuns.Unmark(input);
        if (_collisions is not null && _collisions.TryGetValue(slot, out var claims))
        {
            claims.RemoveAll(claim => claim.Input == input);
            if (claims.Count == 1)
                _collisions.Remove(slot);
            Elect(slot, claims);
        }
        else if (_owners[slot] == input + 1)
        {
            _owners[slot] = 0;
            Write(slot, null);
        }
    }

    private void Elect(int slot, List<(int Input, T Row)> claims)
    {
        var winner = claims[0];
        var owner = _owners[slot] - 1;
        foreach (var claim in claims)
        {
            if (_collisionPolicy == CollisionPolicy.FirstOwnerWins && claim.Input == owner)
            {
                winner = claim;
                break;
            }
            if (KeyOrder<TInKey>.Comparer.Compare(Input.Table.KeyAt(claim.Input), Input.Table.KeyAt(winner.Input)) < 0)
                winner = claim;
        }
        _owners[slot] = winner.Input + 1;
        Write(slot, winner.Row);
    }

    protected override int OwnerOf(int slot) => slot < _owners.Length ? _owners[slot] - 1 : -1;

    protected override IEnumerable<(int Slot, bool IsShadowed)> OutputsOf(int input)
    {
        if (input >= _outputs.Length)
            yield break;
        var outputs = _outputs[input];
        for (var i = 0; i < outputs.Count; i++)
            yield return (outputs[i], OwnerOf(outputs[i]) != input);
    }

    protected override void FinishRun(List<int> inputs)
    {
        CountSpuriousRuns(inputs);
        ReportCollisions();
    }

    /// <summary>Counts the runs of the epoch after which every row is as before.</summary>
    private void CountSpuriousRuns(List<int> inputs)
    {
        foreach (ref readonly var change in Delta)
        {
            if (OwnerOf(change.Slot) is var input and >= 0)
                _idleRuns.Unmark(input);
        }
        foreach (var input in inputs)
        {
            if (!_idleRuns.IsMarked(input))
                continue;
            _idleRuns.Unmark(input);
            Statistics.SpuriousRuns++;
        }
    }

    private void ReportCollisions()
    {
        foreach (var slot in _newCollisions)
        {
            // One that a later row of the same epoch resolved was a hand-over.
            if (_collisions!.TryGetValue(slot, out var claims))
            {
                var inputs = string.Join(", ", claims.Select(claim => Input.ShownKeyAt(claim.Input)));
                var key = ShownKeyAt(slot);
                Statistics.Collisions++;
                Propagator.Log.Collision(Name, key, inputs);
                if (_collisionPolicy == CollisionPolicy.Throw)
                    throw new KrtCollisionException($"Inputs {inputs} of {Name} produce {key}.");
            }
        }
        _newCollisions.Clear();
    }

    /// <summary>The output slots of one input slot; nearly always none or one.</summary>
    private readonly struct OutputSlots
    {
        private readonly int _first;
        private readonly int[]? _rest;

        public OutputSlots(List<int> slots)
        {
            Count = slots.Count;
            _first = Count > 0 ? slots[0] : 0;
            _rest = Count > 1 ? [.. slots.Skip(1)] : null;
        }

        public int Count { get; }

        public int this[int index] => index == 0 ? _first : _rest![index - 1];

        public bool Equals(List<int> slots)
        {
            if (slots.Count != Count)
                return false;
            for (var i = 0; i < Count; i++)
            {
                if (this[i] != slots[i])
                    return false;
            }
            return true;
        }
    }
}
