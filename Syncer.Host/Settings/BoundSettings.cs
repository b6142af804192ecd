// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Syncer.Translation;

namespace Syncer.Host.Settings;

/// <summary>
/// The settings that count: those of the command line before those of the environment, of a file, and the defaults.
/// </summary>
public sealed class BoundSettings
{
    private readonly Dictionary<string, SettingValue> _values;
    private readonly List<SettingProblem> _problems = [];

    private BoundSettings() =>
        _values = SettingCatalogue.All.ToDictionary(
            setting => setting.Name,
            setting => new SettingValue(setting, setting.Default, "default"),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>Every setting with its value, in the order of the catalogue.</summary>
    public IReadOnlyList<SettingValue> Values => [.. SettingCatalogue.All.Select(setting => _values[setting.Name])];

    /// <summary>Everything that is wrong, all at once. Where an error is among it, the settings are not to be used.</summary>
    public IReadOnlyList<SettingProblem> Problems => _problems;

    /// <summary>What translation goes by.</summary>
    public SyncerSettings Translation => ToJson().Deserialize(SyncerSettingsJson.Default.SyncerSettings)!;

    /// <summary>What the program goes by.</summary>
    public ServerSettings Server => ToJson().Deserialize(ServerSettingsJson.Default.ServerSettings)!;

    /// <summary>Binds settings. Nothing is thrown: what is wrong is among <see cref="Problems"/>.</summary>
    /// <param name="options">The options of the command line that were given.</param>
    /// <param name="environment">The variables of the environment.</param>
    /// <param name="path">The file, if there is one; <see langword="null"/> looks for one in the environment.</param>
    public static BoundSettings Bind(
        IReadOnlyDictionary<Setting, string> options,
        IReadOnlyDictionary<string, string> environment,
        string? path
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(environment);
        var bound = new BoundSettings();
        if ((path ?? environment.GetValueOrDefault(FileVariable)) is { Length: > 0 } file)
            bound.ReadFile(file);
        bound.ReadEnvironment(environment);
        foreach (var (setting, text) in options)
            bound.Set(setting, () => setting.Parse(text), setting.Flag, setting.Flag, isUsage: true);
        return bound;
    }

    /// <summary>The variable that names a file of settings.</summary>
    public const string FileVariable = SettingCatalogue.VariablePrefix + "SETTINGS";

    private void ReadFile(string path)
    {
        try
        {
            foreach (var (key, value) in SettingsFile.Read(path))
            {
                if (!_values.TryGetValue(key, out var known))
                    _problems.Add(new SettingProblem($"{path}: unknown setting \"{key}\"", IsError: false));
                else if (value is not null)
                    Set(
                        known.Setting,
                        () => known.Setting.Check(value.DeepClone()),
                        path,
                        $"{path}: setting \"{known.Setting.Name}\""
                    );
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            _problems.Add(new SettingProblem(e.Message));
        }
    }

    private void ReadEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var settings = SettingCatalogue.All.ToDictionary(setting => setting.Variable, StringComparer.Ordinal);
        foreach (var (name, text) in environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (settings.TryGetValue(name, out var setting))
                Set(setting, () => setting.Parse(text), name, name);
            else if (name.StartsWith(SettingCatalogue.VariablePrefix, StringComparison.Ordinal) && name != FileVariable)
                _problems.Add(new SettingProblem($"{name}: unknown setting", IsError: false));
        }
    }

    private void Set(Setting setting, Func<JsonNode> read, string origin, string subject, bool isUsage = false)
    {
        try
        {
            _values[setting.Name] = new SettingValue(setting, read(), origin);
        }
        catch (FormatException e)
        {
            _problems.Add(new SettingProblem($"{subject}: {e.Message}", IsUsage: isUsage));
        }
    }

    private JsonObject ToJson() =>
        new([
            .. _values.Values.Select(value =>
                KeyValuePair.Create<string, JsonNode?>(value.Setting.Name, value.Value.DeepClone())
            ),
        ]);
}
