// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>Lets clients pass that show a key: every entry of the Secrets is one.</summary>
public sealed record KgatewayApiKeyAuth
{
    /// <summary>Where keys are looked for, in order; without any in the header <c>api-key</c>.</summary>
    public ValueList<KeyPlace> KeySources
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Not supported.</summary>
    public bool? ForwardCredential { get; init; }

    /// <summary>Not supported.</summary>
    public string? ClientIdHeader { get; init; }

    public KgatewaySecretReference? SecretRef { get; init; }

    public LabelSelectorSpec? SecretSelector { get; init; }

    public EmptyObject? Disable { get; init; }

    /// <summary>Places by name; a header counts before a query parameter, and that before a cookie.</summary>
    public sealed record KeyPlace
    {
        public string? Header { get; init; }

        public string? Query { get; init; }

        public string? Cookie { get; init; }
    }
}
