// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Inference;

/// <summary>What chooses among the servers of an InferencePool.</summary>
public sealed record EndpointPickerReference
{
    /// <summary>Null stands for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>Null stands for <c>Service</c>.</summary>
    public string? Kind { get; init; }

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public PickerPort? Port { get; init; }

    /// <summary><c>FailOpen</c> or <c>FailClose</c>; null for the latter.</summary>
    public string? FailureMode { get; init; }

    public sealed record PickerPort
    {
        public int Number { get; init; }
    }
}
