// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyNUnit;

/// <summary>
/// Compares a text with the <c>*.verified.*</c> file of the running test. The public shape of this assembly is a
/// subset of the Verify.NUnit package, so that a test compiles and names its files alike against either.
/// </summary>
public static class Verifier
{
    /// <summary>Compares <paramref name="target"/> with a verified file ending in <c>.txt</c>.</summary>
    public static SettingsTask Verify(
        string? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => Verify(target, "txt", settings, sourceFile);

    /// <summary>Compares <paramref name="target"/> with a verified file ending in <paramref name="extension"/>.</summary>
    /// <param name="target">The whole text, whose final newline counts.</param>
    /// <param name="extension">Without its leading dot.</param>
    /// <param name="settings">Copied; the returned task can add to the copy until it is awaited.</param>
    /// <param name="sourceFile">The file whose directory holds the verified file.</param>
    /// <exception cref="VerifyException">On await: the verified file is absent or holds another text.</exception>
    public static SettingsTask Verify(
        string? target,
        string extension,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = ""
    ) => new(settings, s => Snapshot.For(s, sourceFile, extension).CompareAsync(s.Scrub(target ?? "null"), s));
}
