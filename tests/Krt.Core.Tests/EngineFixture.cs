// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests;

/// <summary>An engine that runs epochs on the committing thread, and what tests keep asking of it.</summary>
public abstract class EngineFixture
{
    private readonly List<IDisposable> _recorders = [];

    protected EngineFixture() =>
        Engine = new KrtEngine(new KrtEngineOptions { Mode = PropagationMode.Inline, LoggerFactory = Log });

    protected CapturedLog Log { get; } = new();

    protected KrtEngine Engine { get; }

    [TearDown]
    public async Task DisposeEngine()
    {
        foreach (var recorder in _recorders)
            recorder.Dispose();
        await Engine.DisposeAsync();
        Log.Dispose();
    }

    protected CollectionRecorder<TKey, T> Record<TKey, T>(
        IKrtCollection<TKey, T> collection,
        ConnectOptions? options = null
    )
        where TKey : notnull
        where T : class
    {
        var recorder = new CollectionRecorder<TKey, T>(collection, options);
        _recorders.Add(recorder);
        return recorder;
    }
}
