// SPDX-License-Identifier: Apache-2.0

using VerifyNUnit;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// Compares what manifests are translated to with what has been read and accepted. <c>VERIFY_ACCEPT=true</c> rewrites the
/// accepted files, <c>GOLDEN=area/name</c> chooses cases.
/// </summary>
public sealed class GoldenTests
{
    private static IEnumerable<TestCaseData> Cases =>
        GoldenCase.All.Select(found => new TestCaseData(found).SetArgDisplayNames(found.ToString()));

    [TestCaseSource(nameof(Cases))]
    public async Task Translates_as_accepted(object golden)
    {
        var found = (GoldenCase)golden;
        await Verifier.Verify(await found.TranslateAsync(), "yaml").UseDirectory(found.Folder).UseFileName(found.Name);
    }
}
