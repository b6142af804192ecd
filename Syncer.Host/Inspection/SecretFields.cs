// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Syncer.Protos.Resources;
using McpAuthentication = Syncer.Protos.Resources.BackendPolicySpec.Types.McpAuthentication;
using PolicyTypes = Syncer.Protos.Resources.TrafficPolicySpec.Types;
using UpstreamTls = Syncer.Protos.Resources.BackendPolicySpec.Types.BackendTLS;

namespace Syncer.Host.Inspection;

/// <summary>The fields of the wire that hold secrets: only whoever asks for them gets to see them.</summary>
internal static class SecretFields
{
    public const string Placeholder = "(redacted)";

    private static readonly FrozenSet<FieldDescriptor> Secret = FrozenSet.ToFrozenSet([
        Field(TLSConfig.Descriptor, TLSConfig.PrivateKeyFieldNumber),
        Field(UpstreamTls.Descriptor, UpstreamTls.KeyFieldNumber),
        Field(Key.Descriptor, Key.SecretFieldNumber),
        Field(BackendAuthCredential.Descriptor, BackendAuthCredential.ValueFieldNumber),
        Field(Gcp.Descriptor, Gcp.CredentialFieldNumber),
        Field(AwsExplicitConfig.Descriptor, AwsExplicitConfig.SecretAccessKeyFieldNumber),
        Field(AwsExplicitConfig.Descriptor, AwsExplicitConfig.SessionTokenFieldNumber),
        Field(AzureClientSecret.Descriptor, AzureClientSecret.ClientSecretFieldNumber),
        Field(OAuthClientAuth.Descriptor, OAuthClientAuth.ClientSecretFieldNumber),
        Field(
            OAuthClientAuth.Types.PrivateKeyJwt.Descriptor,
            OAuthClientAuth.Types.PrivateKeyJwt.SigningKeyFieldNumber
        ),
        Field(PolicyTypes.JWT.Types.MCP.Descriptor, PolicyTypes.JWT.Types.MCP.ClientSecretFieldNumber),
        Field(PolicyTypes.BasicAuthentication.Descriptor, PolicyTypes.BasicAuthentication.HtpasswdContentFieldNumber),
        Field(PolicyTypes.APIKey.Types.User.Descriptor, PolicyTypes.APIKey.Types.User.KeyFieldNumber),
        Field(PolicyTypes.APIKey.Types.User.Descriptor, PolicyTypes.APIKey.Types.User.KeyHashFieldNumber),
        Field(McpAuthentication.Descriptor, McpAuthentication.ClientSecretFieldNumber),
    ]);

    public static bool Contains(FieldDescriptor field) => Secret.Contains(field);

    /// <summary>Replaces the secrets in a message that was written as JSON; an empty one stays empty.</summary>
    public static void Redact(JsonNode? json, MessageDescriptor message)
    {
        if (json is not JsonObject properties)
            return;
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (properties[field.JsonName] is not { } value)
                continue;
            if (Contains(field))
                properties[field.JsonName] = Placeholder;
            else if (field is { IsMap: true, MessageType: var entry })
                RedactMap(value, entry.FindFieldByNumber(2));
            else if (field.FieldType == FieldType.Message)
                RedactAll(value, field.MessageType);
        }
    }

    private static void RedactMap(JsonNode json, FieldDescriptor valueField)
    {
        if (valueField.FieldType != FieldType.Message)
            return;
        foreach (var (_, value) in json.AsObject())
            Redact(value, valueField.MessageType);
    }

    private static void RedactAll(JsonNode json, MessageDescriptor message)
    {
        if (json is not JsonArray items)
        {
            Redact(json, message);
            return;
        }
        foreach (var item in items)
            Redact(item, message);
    }

    private static FieldDescriptor Field(MessageDescriptor message, int number) => message.FindFieldByNumber(number);
}
