// SPDX-License-Identifier: Apache-2.0

namespace VerifyTests;

/// <summary>Settings of every verification in the process; set them in a module initializer.</summary>
public static class VerifierSettings
{
    internal static bool Accepts { get; private set; }

    internal static bool AllowsSharedPrefixes { get; private set; }

    /// <summary>Writes each received text over its verified file instead of comparing the two.</summary>
    public static void AutoVerify() => Accepts = true;

    /// <summary>Lets several tests of the process share one verified file.</summary>
    public static void DisableRequireUniquePrefix() => AllowsSharedPrefixes = true;

    /// <summary>Writes files without a byte order mark, which this assembly always does.</summary>
    public static void UseUtf8NoBom() { }
}
