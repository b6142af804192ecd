// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Frontend;

/// <summary>What is traced of requests, and where to.</summary>
public sealed record TracingSettings
{
    public BackendObjectReference? BackendRef { get; init; }

    /// <summary><c>GRPC</c> or <c>HTTP</c>; null stands for <c>GRPC</c>.</summary>
    public string? Protocol { get; init; }

    public string? Path { get; init; }

    public AttributeChanges? Attributes { get; init; }

    public ValueList<AttributeExpression> Resources
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>CEL.</summary>
    public string? RandomSampling { get; init; }

    /// <summary>CEL.</summary>
    public string? ClientSampling { get; init; }

    /// <summary>CEL.</summary>
    public string? Filter { get; init; }
}
