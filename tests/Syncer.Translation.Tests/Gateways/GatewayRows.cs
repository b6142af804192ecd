// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways;

/// <summary>Rows as they occur in most tests; what differs is added using <c>with</c>.</summary>
internal static class GatewayRows
{
    public static GatewayClass Class(string name, string controllerName) =>
        new()
        {
            Metadata = new() { Name = name, Generation = 2 },
            Spec = new() { ControllerName = controllerName },
        };

    /// <summary>A Gateway <c>infra/gw</c> of our class.</summary>
    public static Gateway Gateway(params ListenerSpec[] listeners) => Gateway("infra", "gw", listeners);

    public static Gateway Gateway(string @namespace, string name, params ListenerSpec[] listeners) =>
        new()
        {
            Metadata = new()
            {
                Namespace = @namespace,
                Name = name,
                Generation = 7,
            },
            Spec = new() { GatewayClassName = "agentgateway", Listeners = [.. listeners] },
        };

    public static Gateway Allowing(this Gateway gateway, string from, LabelSelectorSpec? selector = null) =>
        gateway with
        {
            Spec = gateway.Spec with
            {
                AllowedListeners = new()
                {
                    Namespaces = new() { From = from, Selector = selector },
                },
            },
        };

    public static Gateway Annotated(this Gateway gateway, string internalPorts) =>
        gateway with
        {
            Metadata = gateway.Metadata with
            {
                Annotations = LabelSet.From("agentgateway.dev/internal-ports", internalPorts),
            },
        };

    /// <summary>A ListenerSet whose parent is <c>infra/gw</c>.</summary>
    public static ListenerSet ListenerSet(string @namespace, string name, params ListenerSpec[] listeners) =>
        new()
        {
            Metadata = new()
            {
                Namespace = @namespace,
                Name = name,
                Generation = 4,
            },
            Spec = new()
            {
                ParentRef = new() { Namespace = "infra", Name = "gw" },
                Listeners = [.. listeners],
            },
        };

    public static ListenerSpec Listener(string name, int port, string protocol = "HTTP", string? hostname = null) =>
        new()
        {
            Name = name,
            Port = port,
            Protocol = protocol,
            Hostname = hostname,
        };

    public static ListenerSpec Https(string name, string secret = "tls", string? secretNamespace = null) =>
        Listener(name, 443, "HTTPS") with
        {
            Tls = new() { CertificateRefs = [new() { Name = secret, Namespace = secretNamespace }] },
        };

    public static Namespace Namespace(string name, params (string Name, string Value)[] labels) =>
        new()
        {
            Metadata = new()
            {
                Name = name,
                Labels = LabelSet.From(labels.Select(label => KeyValuePair.Create(label.Name, label.Value))),
            },
        };

    public static Secret Secret(string @namespace, string name, params (string Key, string Value)[] data) =>
        new()
        {
            Metadata = new() { Namespace = @namespace, Name = name },
            Data = SecretData.From(
                data.Select(entry => KeyValuePair.Create(entry.Key, Encoding.UTF8.GetBytes(entry.Value)))
            ),
        };

    public static Secret TlsSecret(string @namespace, string name, TestCertificate pair) =>
        Secret(@namespace, name, ("tls.crt", pair.CertificatePem), ("tls.key", pair.PrivateKeyPem));

    public static ConfigMap ConfigMap(string @namespace, string name, string key, string value) =>
        new()
        {
            Metadata = new() { Namespace = @namespace, Name = name },
            Data = LabelSet.From(key, value),
        };

    /// <summary>A grant in a namespace, from a Gateway API kind of another to a core kind.</summary>
    public static ReferenceGrant Grant(string @namespace, string fromKind, string fromNamespace, string toKind) =>
        new()
        {
            Metadata = new() { Namespace = @namespace, Name = $"{fromKind}-{toKind}" },
            Spec = new()
            {
                From =
                [
                    new()
                    {
                        Group = "gateway.networking.k8s.io",
                        Kind = fromKind,
                        Namespace = fromNamespace,
                    },
                ],
                To = [new() { Kind = toKind }],
            },
        };

    public static LabelSelectorSpec Selector(string label, string value) =>
        new() { MatchLabels = LabelSet.From(label, value) };
}
