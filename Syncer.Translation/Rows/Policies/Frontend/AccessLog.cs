// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Frontend;

/// <summary>What is logged of requests, and where to.</summary>
public sealed record AccessLog
{
    /// <summary>CEL.</summary>
    public string? Filter { get; init; }

    public AttributeChanges? Attributes { get; init; }

    public OtlpExport? Otlp { get; init; }

    public sealed record OtlpExport
    {
        public BackendObjectReference? BackendRef { get; init; }

        /// <summary><c>GRPC</c> or <c>HTTP</c>; null stands for <c>GRPC</c>.</summary>
        public string? Protocol { get; init; }

        public string? Path { get; init; }

        /// <summary>CEL.</summary>
        public string? Filter { get; init; }

        public AttributeChanges? Attributes { get; init; }
    }
}
