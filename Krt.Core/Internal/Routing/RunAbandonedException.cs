// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Ends a run that cannot succeed in this state of the graph. It never leaves the engine.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught by the engine alone.
internal sealed class RunAbandonedException : Exception;
#pragma warning restore CA1032, CA1064
