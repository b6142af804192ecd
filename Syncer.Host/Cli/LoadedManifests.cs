// SPDX-License-Identifier: Apache-2.0

using Krt;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Logging;
using Syncer.Host.Pipeline;
using Syncer.Host.Serving;
using Syncer.Translation;

namespace Syncer.Host.Cli;

/// <summary>Manifests that were read once and translated.</summary>
internal sealed class LoadedManifests : IAsyncDisposable
{
    private readonly KeptWarnings _warnings;

    private LoadedManifests(SyncerPipeline pipeline, ManifestLoad load, KeptWarnings warnings)
    {
        Pipeline = pipeline;
        Load = load;
        _warnings = warnings;
    }

    public SyncerPipeline Pipeline { get; }

    public ManifestLoad Load { get; }

    public int ExitCode => Load.IsComplete ? ExitCodes.Ok : ExitCodes.Failed;

    /// <param name="settings">What the operator chose.</param>
    /// <param name="paths">Files and folders; <c>-</c> is standard input.</param>
    /// <param name="fillInDefaults">Whether objects get what an API server would fill in, as <c>serve</c> does it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<LoadedManifests> ReadAsync(
        SyncerSettings settings,
        IReadOnlyList<string> paths,
        bool fillInDefaults,
        CancellationToken cancellationToken
    )
    {
        var warnings = new KeptWarnings();
        var pipeline = new SyncerPipeline(
            settings,
            new KrtEngineOptions { Mode = PropagationMode.Inline, LoggerFactory = warnings }
        );
        try
        {
            var load = await ManifestSource.LoadAsync(
                pipeline.Engine,
                pipeline.Sources,
                paths,
                fillInDefaults: fillInDefaults,
                cancellationToken: cancellationToken
            );
            foreach (var collision in pipeline.Engine.TakeSnapshot().Of(pipeline.Outputs.Collisions).Values)
                CollisionLog.Warn(warnings, collision);
            return new LoadedManifests(pipeline, load, warnings);
        }
        catch
        {
            await pipeline.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells what is wrong with the manifests themselves, and what a server would warn of.</summary>
    public void PrintProblems()
    {
        foreach (var problem in Load.Problems)
            ProblemPrinter.Print(problem);
        foreach (var (level, message) in _warnings.Kept)
            ProblemPrinter.Print(level > LogLevel.Warning, message);
    }

    public ValueTask DisposeAsync() => Pipeline.DisposeAsync();
}
