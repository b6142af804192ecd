// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Stands for an exception whose message may quote a secret.</summary>
#pragma warning disable CA1032, CA1064 // Made by the engine alone, and handed to loggers as any other exception.
internal sealed class WithheldException(Exception error, string collection)
    : Exception($"{error.GetType()}; its message is withheld because {collection} sees secrets.");
#pragma warning restore CA1032, CA1064
