// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Models;

/// <summary>A choice among other models of the namespace: exactly one way to choose.</summary>
public sealed record VirtualModelSpec
{
    public Choice? Weighted { get; init; }

    public Choice? Conditional { get; init; }

    public Choice? Failover { get; init; }

    public sealed record Choice
    {
        public ValueList<ModelTarget> Targets
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    /// <summary>One of the models, with what the way to choose needs.</summary>
    public sealed record ModelTarget
    {
        public ModelReference ModelRef
        {
            get;
            init => field = value ?? new();
        } = new();

        /// <summary>The model to ask for, where the one that is referred to has a wildcard.</summary>
        public string? Model { get; init; }

        /// <summary>Null stands for 1.</summary>
        public int? Weight { get; init; }

        /// <summary>CEL; null is the fallback.</summary>
        public string? When { get; init; }

        /// <summary>Lower ones are tried first; null stands for 0.</summary>
        public int? Priority { get; init; }
    }

    public sealed record ModelReference
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
