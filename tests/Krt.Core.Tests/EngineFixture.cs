// SPDX-License-Identifier: Apache-2.0

using NUnit.Framework.Interfaces;
using TestKit;

namespace Krt.Core.Tests;

/// <summary>An engine that runs epochs on the committing thread, and what tests keep asking of it.</summary>
public abstract class EngineFixture
{
    private readonly List<IDisposable> _recorders = [];

    protected EngineFixture() =>
        Engine = new KrtEngine(
            new KrtEngineOptions
            {
                Mode = PropagationMode.Inline,
                LoggerFactory = Log,
                ChecksInvariants = true,
            }
        );

    protected CapturedLog Log { get; } = new();

    protected KrtEngine Engine { get; }

    [TearDown]
    public async Task DisposeEngine()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
            await WriteDump();
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

    /// <summary>The collections by their names, which the test has to keep unique.</summary>
    protected Dictionary<string, CollectionDump> DumpByName(DumpOptions? options = null) =>
        Engine.Dump(options).Collections.ToDictionary(collection => collection.Name, StringComparer.Ordinal);

    private async Task WriteDump()
    {
        try
        {
            // An engine that hangs is just what a test may have failed of.
            var dump = await Task.Run(() => Engine.Dump(new() { IncludeRows = true, IncludeValues = true }))
                .WaitAsync(TimeSpan.FromSeconds(5));
            await TestContext.Out.WriteLineAsync(dump.ToJson());
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            await TestContext.Out.WriteLineAsync($"No dump of the engine: {error.Message}");
        }
    }
}
