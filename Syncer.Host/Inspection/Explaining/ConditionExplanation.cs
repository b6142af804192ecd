// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>A condition that the object should have.</summary>
/// <param name="About">What of the object it is about; empty for all of it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">Its status.</param>
/// <param name="Reason">Its reason.</param>
/// <param name="Message">Its message.</param>
/// <param name="IsGood">Whether all is as it should be.</param>
/// <param name="IsWritten">Whether the object has it in the cluster; unknown where the objects come from files.</param>
internal sealed record ConditionExplanation(
    string About,
    string Type,
    string Status,
    string Reason,
    string Message,
    bool IsGood,
    bool? IsWritten
)
{
    /// <summary>The condition as a sentence.</summary>
    public override string ToString() => $"{new StatusCondition(About, Type, Status, Reason, Message)}";
}
