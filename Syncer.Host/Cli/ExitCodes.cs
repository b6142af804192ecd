// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Cli;

/// <summary>How the process ends.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>Input could not be read, or the server could not be reached.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The answer is not that all is well: sides differ, or there are findings.</summary>
    public const int Found = 3;
}
