// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

// What the engine tells about itself.
public sealed partial class KrtEngine
{
    /// <summary>
    /// Describes every collection at one epoch, for people and for tests. It is collected between two epochs and put into
    /// words on the calling thread.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called inside a transform, or the engine stopped because an epoch failed.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public GraphDump Dump(DumpOptions? options = null)
    {
        TransformContext.ThrowIfRunning("a dump");
        var dumper = new Dumper(_propagator, options ?? new DumpOptions());
        return _propagator.Ask(dumper.Collect).Render();
    }
}
