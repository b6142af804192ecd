// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation;
using Syncer.Translation.Backends;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Rows.Policies.Backends;

namespace PluginCustomBackend;

/// <summary>
/// EchoServers as backends: routes and policies can refer to them, policies can target them, proxies receive them, and
/// their statuses say what is wrong.
/// </summary>
public sealed class EchoServerPlugin : ITranslationPlugin
{
    private const int Port = 7;

    /// <summary>The kind, as the cluster knows it.</summary>
    public static CustomKind<EchoServer> EchoServers { get; } =
        new(() => EchoServerJson.Default.EchoServer)
        {
            Group = "example.com",
            Versions = ["v1"],
            Kind = "EchoServer",
            Plural = "echoservers",
            Status = StatusLayout.Conditions("Accepted", "PartiallyInvalid"),
        };

    public string Name => "EchoServer";

    public int ContractVersion => PluginContract.Version;

    public IReadOnlyList<CustomKind> Kinds => [EchoServers];

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new() { Kinds = [BackendObjects.Of(EchoServers.GroupKind, inputs.Of<EchoServer>())] };

    // The shape that all backends share brings credentials, references and statuses along.
    public PluginTranslation Translate(TranslationServices services) =>
        new BackendKindTranslation<EchoServer>(
            EchoServers.GroupKind,
            EchoServers.Versions[0],
            services.Inputs.Of<EchoServer>(),
            Read
        ).Translate(services);

    private static BackendReading Read(EchoServer row) =>
        row.Spec.Machine is < 1 or > 254
            ? new(new()) { Problems = [("spec.machine", $"there is no machine {row.Spec.Machine}")] }
            : new(
                new()
                {
                    Static = new() { Host = $"10.7.0.{row.Spec.Machine}", Port = Port },
                    Policies = row.Spec.TokenRef is { } token
                        ? new BackendPolicySection { Auth = new() { SecretRef = token } }
                        : null,
                }
            );
}
