// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// A file of manifests below <c>testdata</c>. Its first comments say which sections of the specification it is about
/// (<c># rules: 2.8 2.11</c>, or <c>addresses/5.2</c>) and, where they differ from the defaults, the settings (<c># settings: {...}</c>).
/// </summary>
internal sealed record GoldenCase(string Area, string Name)
{
    private const string Verified = ".verified.yaml";

    public static string Root { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "testdata");

    /// <summary>Every case, or those whose <c>area/name</c> begins with the environment variable <c>GOLDEN</c>.</summary>
    public static IEnumerable<GoldenCase> All =>
        from file in Directory.EnumerateFiles(Root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetFileNameWithoutExtension(file)
        where
            !name.StartsWith('_')
            && !file.EndsWith(Verified, StringComparison.Ordinal)
            && !name.EndsWith(".received", StringComparison.Ordinal)
        let found = new GoldenCase(Path.GetFileName(Path.GetDirectoryName(file))!, name)
        where found.ToString().StartsWith(Environment.GetEnvironmentVariable("GOLDEN") ?? "", StringComparison.Ordinal)
        select found;

    public string Folder => Path.Combine(Root, Area);

    public string Manifests => Certificates.FillIn(File.ReadAllText(Path.Combine(Folder, $"{Name}.yaml")));

    /// <summary>The manifests that every case of the area starts from.</summary>
    public string Defaults
    {
        get
        {
            var file = Path.Combine(Folder, "_defaults.yaml");
            return File.Exists(file) ? Certificates.FillIn(File.ReadAllText(file)) : "";
        }
    }

    public IEnumerable<string> Rules => Header("rules")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether it is about addresses, and shows nothing else.</summary>
    private bool IsAboutAddresses => Rules.All(rule => rule.StartsWith("addresses/", StringComparison.Ordinal));

    public SyncerSettings Settings =>
        Header("settings") is { } json
            ? JsonSerializer.Deserialize(json, SyncerSettingsJson.Default.SyncerSettings)!
            : new();

    private static GoldenCertificates Certificates { get; } = new();

    /// <summary>What the case adds to the defaults, and what it changes of them.</summary>
    public async Task<string> TranslateAsync()
    {
        var before = await GoldenWorld.TranslateAsync(Defaults, Settings);
        var after = await GoldenWorld.TranslateAsync($"{Defaults}\n---\n{Manifests}", Settings);
        var added = after.Except(before);
        if (IsAboutAddresses)
            return GoldenText.Of("addresses", added.Addresses);
        var text = new StringBuilder();
        text.Append(GoldenText.Of("statuses", added.Statuses));
        text.Append(GoldenText.Of("resources", added.Resources));
        string[] gone =
        [
            .. before.Statuses.Keys.Except(after.Statuses.Keys),
            .. before.Resources.Keys.Except(after.Resources.Keys),
        ];
        foreach (var name in gone.Order(StringComparer.Ordinal))
            text.Append("gone: ").Append(name).Append('\n');
        return Certificates.Scrub(text.ToString());
    }

    public override string ToString() => $"{Area}/{Name}";

    private string? Header(string name)
    {
        var prefix = $"# {name}: ";
        return Manifests
            .Split('\n')
            .TakeWhile(line => line.StartsWith('#'))
            .FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))
            ?[prefix.Length..];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
