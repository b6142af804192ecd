// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed partial class OwnKeyNode<TInKey, TIn, TKey, T>
{
    protected override int InputOf(int slot) => slot < _owners.Length ? _owners[slot] - 1 : -1;

    protected override IEnumerable<(int Slot, bool IsShadowed)> OutputsOf(int input)
    {
        if (input >= _outputs.Length)
            yield break;
        var outputs = _outputs[input];
        for (var i = 0; i < outputs.Count; i++)
            yield return (outputs[i], InputOf(outputs[i]) != input);
    }
}
