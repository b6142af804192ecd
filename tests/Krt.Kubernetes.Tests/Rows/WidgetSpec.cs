// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

internal sealed record WidgetSpec
{
    public int Size { get; init; }

    public string? Color { get; init; }

    /// <summary>Fails as the code of a row may: with an exception of any type, whose message quotes the input.</summary>
    public string? Shape
    {
        get;
        init => field = value is null or "round" ? value : throw new NotSupportedException($"not a shape: {value}");
    }

    public Dictionary<string, int>? Weights { get; init; }
}
