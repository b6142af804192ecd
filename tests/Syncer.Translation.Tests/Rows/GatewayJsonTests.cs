// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Tests.Rows;

public sealed class GatewayJsonTests
{
    [Test]
    public void Reads_what_translation_needs_and_skips_the_rest()
    {
        var gateway = JsonSerializer.Deserialize(
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway",
             "metadata":{"namespace":"infra","name":"gw","generation":3,"resourceVersion":"9",
              "annotations":{"agentgateway.dev/internal-ports":"80","kubectl.kubernetes.io/last-applied-configuration":"{}"}},
             "spec":{"gatewayClassName":"agentgateway","listeners":[{"name":"http","port":80,"protocol":"HTTP",
              "tls":{"options":{"a":"b"},"certificateRefs":null},"allowedRoutes":{"kinds":null}}],
              "addresses":null,"infrastructure":{"labels":{"x":"y"}}},
             "status":{"conditions":[]}}
            """,
            GatewayJson.Default.Gateway
        )!;
        Assert.That(gateway.Metadata.Generation, Is.EqualTo(3));
        Assert.That(
            gateway.Metadata.Annotations.Select(pair => pair.Key),
            Is.EqualTo(["agentgateway.dev/internal-ports"])
        );
        Assert.That(gateway.Spec.Addresses, Is.Empty);
        Assert.That(gateway.Spec.Listeners[0].Tls!.CertificateRefs, Is.Empty);
        Assert.That(gateway.Spec.Listeners[0].Tls!.Options.ToString(), Is.EqualTo("a=b"));
        Assert.That(gateway.Spec.Infrastructure!.ParametersRef, Is.Null);
    }

    [TestCase("v1")]
    [TestCase("v1beta1")]
    public void Reads_grants_of_both_versions(string version)
    {
        var json = $$$"""
            {"apiVersion":"gateway.networking.k8s.io/{{{version}}}","kind":"ReferenceGrant","metadata":{"namespace":"a","name":"b"},
             "spec":{"from":[{"group":"g","kind":"k","namespace":"n"}],"to":[{"group":"","kind":"Secret"}]}}
            """;
        var grant = JsonSerializer.Deserialize(json, GatewayJson.Default.ReferenceGrant)!;
        Assert.That(grant.Spec.From[0].Namespace, Is.EqualTo("n"));
        Assert.That(grant.Spec.To[0].Kind, Is.EqualTo("Secret"));
    }

    [Test]
    public void Makes_equal_rows_of_equal_objects()
    {
        const string json = """
            {"metadata":{"namespace":"a","name":"b","generation":1},"data":{"k":"AQID"},"type":"Opaque"}
            """;
        var first = JsonSerializer.Deserialize(json, GatewayJson.Default.Secret)!;
        var second = JsonSerializer.Deserialize(
            json.Replace("\"generation\":1", "\"generation\":2"),
            GatewayJson.Default.Secret
        )!;
        var other = JsonSerializer.Deserialize(json.Replace("AQID", "AQIE"), GatewayJson.Default.Secret)!;
        Assert.That(second, Is.EqualTo(first));
        Assert.That(second.GetHashCode(), Is.EqualTo(first.GetHashCode()));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [TestCase("""{"data":{"tls.key":"aHVudGVyMg=="},"stringData":{"tls.crt":"text"}}""")]
    [TestCase("""{"stringData":{"tls.crt":"text"},"data":{"tls.key":"aHVudGVyMg==","tls.crt":null}}""")]
    public void Lays_text_over_the_data_of_a_Secret(string json)
    {
        var secret = Secret.WithTextAsData(JsonSerializer.Deserialize(json, GatewayJson.Default.Secret)!);
        Assert.That(secret.Data.Keys, Is.EqualTo(["tls.crt", "tls.key"]));
        secret.Data.TryGetValue("tls.crt", out var certificate);
        secret.Data.TryGetValue("tls.key", out var key);
        Assert.That(Encoding.UTF8.GetString(certificate.Span), Is.EqualTo("text"));
        Assert.That(Encoding.UTF8.GetString(key.Span), Is.EqualTo("hunter2"));
    }

    [Test]
    public void Never_shows_the_content_of_a_Secret()
    {
        var secret = JsonSerializer.Deserialize(
            """{"metadata":{"name":"s"},"data":{"a":"aHVudGVyMg=="},"stringData":{"b":"hunter3"}}""",
            GatewayJson.Default.Secret
        )!;
        var text = secret + JsonSerializer.Serialize(secret, GatewayJson.Default.Secret);
        Assert.That(text, Does.Contain("[a]").And.Contain("[b]"));
        Assert.That(text, Does.Not.Contain("aHVudGVyMg").And.Not.Contain("hunter"));
    }

    [TestCase("""{"data":{"a":"hunter2!"}}""")]
    [TestCase("""{"stringData":{"a":["hunter2"]}}""")]
    public void Does_not_quote_a_value_of_a_Secret_that_is_malformed(string json)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, GatewayJson.Default.Secret))!;
        Assert.That(error.Message, Does.Contain("\"a\"").And.Not.Contain("hunter"));
    }

    [Test]
    public void Skips_a_null_within_a_list()
    {
        var gateway = JsonSerializer.Deserialize(
            """{"spec":{"listeners":[null,{"name":"http"}]}}""",
            GatewayJson.Default.Gateway
        )!;
        Assert.That(gateway.Spec.Listeners.Select(listener => listener.Name), Is.EqualTo(["http"]));
    }
}
