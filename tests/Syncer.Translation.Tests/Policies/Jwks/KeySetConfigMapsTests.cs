// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Tests.Policies.Jwks;

public sealed class KeySetConfigMapsTests
{
    private static readonly StoredKeySet KeySet = new(new("system", KeySetConfigMaps.NameOf("key")), "key")
    {
        Url = "https://a.example.com/\"b\"",
        FetchedAt = new DateTimeOffset(2026, 11, 29, 16, 0, 0, 123, TimeSpan.Zero),
        Jwks = """{"keys":[{"kty":"RSA", "own":"<é>"}]}""",
    };

    [Test]
    public void Reads_what_it_wrote()
    {
        var configMap = KeySetConfigMaps.Create("system", KeySet);

        Assert.That(KeySetConfigMaps.Read(configMap), Is.EqualTo(KeySet));
        Assert.That(KeySet.IsCanonical, Is.True);
        Assert.That(configMap.Metadata.Labels, Is.EqualTo(LabelSet.From("app.kubernetes.io/component", "jwks-store")));
        Assert.That(
            configMap.Data.Single().Value,
            Is.EqualTo(
                """{"version":1,"requestKey":"key","url":"https://a.example.com/\"b\"","fetchedAt":"2026-11-29T16:00:00.123+00:00","jwks":"{\"keys\":[{\"kty\":\"RSA\", \"own\":\"<é>\"}]}"}"""
            )
        );
    }

    [Test]
    public void Reads_what_others_wrote()
    {
        var keySet = KeySetConfigMaps.Read(
            Of(
                """{"version":1,"requestKey":"k","url":"u","fetchedAt":"2026-01-02T03:04:05.123456789Z","jwks":"j","more":[]}"""
            )
        )!;

        Assert.That((keySet.RequestKey, keySet.Url, keySet.Jwks), Is.EqualTo(("k", "u", "j")));
        Assert.That(
            keySet.FetchedAt,
            Is.EqualTo(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567))
        );
        Assert.That(keySet.IsCanonical, Is.False);
    }

    [TestCase("http://a.example.com/keys", false)]
    [TestCase("https://a.example.com/keys", true)]
    public void Reads_what_had_no_version(string url, bool isSecured)
    {
        var keySet = KeySetConfigMaps.Read(Of($$"""{"{{url}}":"{\"keys\":[]}"}"""))!;

        var endpoint = new JwksEndpoint(url) { Tls = isSecured ? new() : null };
        Assert.That(keySet.RequestKey, Is.EqualTo(endpoint.ComputeKey()));
        Assert.That((keySet.Url, keySet.Jwks), Is.EqualTo((url, """{"keys":[]}""")));
        Assert.That(keySet.FetchedAt, Is.EqualTo(default(DateTimeOffset)));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"a":"b","c":"d"}""")]
    [TestCase("""{"a":null}""")]
    [TestCase("""{"a":1}""")]
    [TestCase("""{"version":1,"requestKey":"k","url":"u","fetchedAt":"yesterday","jwks":"j"}""")]
    [TestCase("""{"version":1,"requestKey":"k","url":"u"}""")]
    public void Ignores_what_is_no_key_set(string text) => Assert.That(KeySetConfigMaps.Read(Of(text)), Is.Null);

    [Test]
    public void Ignores_ConfigMaps_of_others()
    {
        var configMap = KeySetConfigMaps.Create("system", KeySet);

        Assert.That(
            KeySetConfigMaps.Read(configMap with { Metadata = configMap.Metadata with { Labels = LabelSet.Empty } }),
            Is.Null
        );
        Assert.That(KeySetConfigMaps.Read(configMap with { Data = LabelSet.Empty }), Is.Null);
    }

    private static ConfigMap Of(string text) =>
        new()
        {
            Metadata = new()
            {
                Namespace = "system",
                Name = "a",
                Labels = LabelSet.From(KeySetConfigMaps.ComponentLabel, KeySetConfigMaps.Component),
            },
            Data = LabelSet.From(KeySetConfigMaps.Component, text),
        };
}
