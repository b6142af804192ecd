// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Syncer.Translation;

namespace Syncer.Host.Settings;

/// <summary>Every setting there is, as the options types declare them.</summary>
public static class SettingCatalogue
{
    /// <summary>What the variables of the environment begin with.</summary>
    public const string VariablePrefix = "AGW_";

    /// <summary>The settings of <see cref="SyncerSettings"/>.</summary>
    public static IReadOnlyList<Setting> Translation { get; } =
        Of(SyncerSettingsJson.Default.SyncerSettings, new SyncerSettings());

    /// <summary>The settings of <see cref="ServerSettings"/>.</summary>
    public static IReadOnlyList<Setting> Server { get; } =
        Of(ServerSettingsJson.Default.ServerSettings, new ServerSettings());

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Translation, .. Server];

    private static Setting[] Of<T>(JsonTypeInfo<T> type, T defaults)
    {
        var values = JsonSerializer.SerializeToNode(defaults, type)!.AsObject();
        return [.. type.Properties.Select(property => new Setting(property, values[property.Name]!.DeepClone()))];
    }
}
