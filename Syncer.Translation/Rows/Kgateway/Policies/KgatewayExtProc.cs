// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>Hands requests and responses to the service of a <see cref="GatewayExtension"/>.</summary>
public sealed record KgatewayExtProc
{
    public KgatewayTrafficPolicySpec.ExtensionReference? ExtensionRef { get; init; }

    public ProcessingMode? ProcessingMode { get; init; }

    public EmptyObject? Disable { get; init; }
}
