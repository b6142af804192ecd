// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Inference;

public sealed record InferencePoolSpec
{
    public ValueList<TargetPort> TargetPorts
    {
        get;
        init => field = value ?? [];
    } = [];

    public EndpointPickerReference? EndpointPickerRef { get; init; }

    public readonly record struct TargetPort(int Number);
}
