// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Tests.Policies;

public sealed class PolicyJsonTests
{
    [TestCase("""{"traffic":{"buffer":{"request":{"maxBytes":"odd"}}}}""")]
    [TestCase("""{"traffic":{"buffer":{"request":{"maxBytes":1.5}}}}""")]
    [TestCase("""{"traffic":{"timeouts":{"request":"odd"},"retry":{"attempts":9223372036854775807}}}""")]
    [TestCase("""{"traffic":{"extAuth":{"forwardBody":{"maxSize":-99999999999999999999}}}}""")]
    [TestCase("""{"backend":{"ai":{"defaults":[{"field":"a"},{"field":"b","value":null},null]}}}""")]
    [TestCase(
        """{"targetRefs":null,"traffic":null,"backend":{"auth":null,"mcp":{"authentication":{"resourceMetadata":[1]}}}}"""
    )]
    public void Reads_values_that_mean_nothing(string spec) => Assert.That(Read(spec).Spec, Is.Not.Null);

    [Test]
    public void Keeps_any_JSON_without_its_space()
    {
        var policy = Read(
            """{"backend":{"ai":{"defaults":[{"field":"a","value":{ "b": [1, 2.50, "<é>"], "a": null }}]}}}"""
        );
        Assert.That(
            policy.Spec.Backend!.Ai!.Defaults[0].Value!.Value.Text,
            Is.EqualTo("""{"b":[1,2.50,"<é>"],"a":null}""")
        );
    }

    [Test]
    public void Rows_of_one_text_are_equal()
    {
        const string spec = """
            {"targetSelectors":[{"kind":"Gateway","matchLabels":{"a":"b"}}],
             "traffic":{"extProc":{"metadataContext":{"z":{"a":"1"},"y":{}}},"jwtAuthentication":{"mcp":{"resourceMetadata":{"a":1}}}},
             "backend":{"ai":{"defaults":[{"field":"a","value":{"b":1}}]}}}
            """;
        var again = Read(spec);
        Assert.That(Read(spec), Is.EqualTo(again));
        Assert.That(Read(spec), Is.Not.EqualTo(Read(spec.Replace("\"b\":1", "\"b\":2"))));
    }

    [Test]
    public void No_text_of_a_row_holds_what_is_secret()
    {
        const string spec = """
            {"backend":{"auth":{"key":"hidden"}},"traffic":{"basicAuthentication":{"users":["a:hidden"]}}}
            """;
        Assert.That(Read(spec).ToString(), Does.Contain("BackendAuth").And.Not.Contain("hidden"));
        var kgateway = JsonSerializer.Deserialize(
            """{"spec":{"ai":{"promptGuard":{"request":{"moderation":{"openAIModeration":{"authToken":{"kind":"Inline","inline":"hidden"}}}}}}}}""",
            KgatewayJson.Default.KgatewayTrafficPolicy
        );
        Assert.That($"{kgateway}", Does.Contain("Moderation").And.Not.Contain("hidden"));
    }

    private static AgentgatewayPolicy Read(string spec) =>
        JsonSerializer.Deserialize($$"""{"spec":{{spec}}}""", AgentgatewayJson.Default.AgentgatewayPolicy)!;
}
