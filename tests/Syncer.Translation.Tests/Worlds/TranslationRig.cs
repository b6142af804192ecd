// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Pipeline;
using Syncer.Translation.Tests.Routes;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>The shipped graph over manifests; writes are published at once. A transform that throws fails the test.</summary>
internal sealed class TranslationRig : IAsyncDisposable
{
    private readonly ErrorLog _errors = new();

    private TranslationRig(SyncerSettings settings) =>
        Pipeline = new(
            settings,
            new()
            {
                Mode = PropagationMode.Inline,
                LoggerFactory = _errors,
                // A transform that does not follow from what it reads would be found out by its second run.
                DeterminismCheckInterval = 1,
                // Two objects that are translated to one key would hide each other.
                Collisions = CollisionPolicy.Throw,
            }
        );

    public SyncerPipeline Pipeline { get; }

    public SyncerOutputs Outputs => Pipeline.Outputs;

    /// <summary>Reads manifests, none by default, as <c>serve</c> would.</summary>
    public static async Task<TranslationRig> StartAsync(string manifests = "", SyncerSettings? settings = null)
    {
        var rig = new TranslationRig(settings ?? new());
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(manifests));
        var load = await ManifestSource.LoadAsync(
            rig.Pipeline.Engine,
            rig.Pipeline.Sources,
            [ManifestSource.StandardInput],
            input,
            fillInDefaults: true
        );
        rig.Problems = load.Problems;
        return rig;
    }

    /// <summary>What was wrong with the manifests.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; private set; } = [];

    public SourceCollection<NamespacedName, T> Of<T>()
        where T : class, IKeyed<NamespacedName> => Pipeline.Sources.Of<T>();

    public async ValueTask DisposeAsync()
    {
        await Pipeline.DisposeAsync();
        Assert.That(_errors.Entries, Is.Empty);
    }
}
