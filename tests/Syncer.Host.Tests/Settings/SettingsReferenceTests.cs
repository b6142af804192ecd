// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Settings;

namespace Syncer.Host.Tests.Settings;

public sealed class SettingsReferenceTests
{
    [Test]
    public void Is_the_page_in_docs() =>
        Assert.That(
            File.ReadAllText(Checkout.PathOf("docs", "settings.md")),
            Is.EqualTo(SettingsReference.ToMarkdown()),
            "docs/settings.md is what `config reference` prints"
        );
}
