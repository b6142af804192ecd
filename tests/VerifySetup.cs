// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using VerifyTests;

/// <summary>How golden files are written, compiled into every test assembly.</summary>
internal static class VerifySetup
{
    [ModuleInitializer]
    internal static void Initialize()
    {
        VerifierSettings.UseUtf8NoBom();
        if (Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "true")
        {
            VerifierSettings.AutoVerify();
        }
    }
}
