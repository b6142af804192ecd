// SPDX-License-Identifier: Apache-2.0

using VerifyNUnit;
using VerifyTests;

namespace TestKit.VerifyShim;

/// <summary>Verifies in a directory of its own, and looks at the files that leaves.</summary>
internal static class Snapshots
{
    public static async Task AssertReceivedName(string expected, Action<VerifySettings>? configure = null)
    {
        var directory = Directory.CreateTempSubdirectory("naming-");
        try
        {
            var settings = new VerifySettings();
            settings.UseDirectory(directory.FullName);
            configure?.Invoke(settings);
            await Assert.ThatAsync(async () => await Verifier.Verify("text", "yaml", settings), Throws.Exception);
            Assert.That(
                directory.GetFiles().Select(f => f.Name),
                Has.Exactly(1).EqualTo(expected).And.All.StartWith(expected.Split(".received.")[0])
            );
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
