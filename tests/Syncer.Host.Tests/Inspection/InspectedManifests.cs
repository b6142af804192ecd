// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests;
using Syncer.Host.Cli;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Inspection.Explaining;
using Syncer.Translation;

namespace Syncer.Host.Tests.Inspection;

/// <summary>Documents in one file, loaded as the command line loads them.</summary>
internal sealed class InspectedManifests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly LoadedManifests _manifests;

    private InspectedManifests(TemporaryFolder folder, LoadedManifests manifests)
    {
        _folder = folder;
        _manifests = manifests;
        Inspector = new SyncerInspector(manifests.Pipeline);
    }

    public SyncerInspector Inspector { get; }

    public ManifestLoad Load => _manifests.Load;

    public static Task<InspectedManifests> OfAsync(params IEnumerable<string> documents) =>
        OfAsync(new SyncerSettings(), documents);

    public static async Task<InspectedManifests> OfAsync(SyncerSettings settings, params IEnumerable<string> documents)
    {
        var folder = new TemporaryFolder();
        var path = folder.Write("all.yaml", documents);
        return new InspectedManifests(
            folder,
            await LoadedManifests.ReadAsync(settings, [path], fillInDefaults: true, default)
        );
    }

    public Task<ObjectExplanation> ExplainAsync(string kind, string name) =>
        Inspector.ExplainObjectAsync(kind, name, default);

    public Task<ServedConfiguration> ReadAsync() => Inspector.ReadConfigurationAsync(default);

    /// <summary>The explanation of an object as the command line prints it.</summary>
    public async Task<string> TextAsync(string kind, string name)
    {
        await using var text = new StringWriter { NewLine = "\n" };
        ExplanationText.Write(await ExplainAsync(kind, name), text);
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _manifests.DisposeAsync();
        _folder.Dispose();
    }
}
