// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Status;

namespace Syncer.Translation.Tests.Status;

public sealed class ConditionTests
{
    [TestCase(32_768, 32_768)]
    [TestCase(32_769, 32_768)]
    public void Cuts_a_message_to_what_an_API_server_stores(int length, int stored) =>
        Assert.That(
            new Condition("Accepted", false, "Invalid", new string('x', length)).Message,
            Has.Length.EqualTo(stored)
        );
}
