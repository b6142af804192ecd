// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Models;

namespace Syncer.Translation.Tests.Models;

public sealed class ModelBaseUrlTests
{
    [TestCase("https://api.example.com")]
    [TestCase("http://ollama.default.svc.cluster.local:11434/v1")]
    [TestCase("https://10.0.0.1/v1")]
    [TestCase("https://[2001:db8::1]:8443")]
    [TestCase("https://localhost.example.com")]
    public void Accepts_the_URL_of_a_provider(string url) => Assert.That(ModelBaseUrl.Problem(url), Is.Null);

    [TestCase("")]
    [TestCase("api.example.com")]
    [TestCase("/v1")]
    [TestCase("ftp://api.example.com")]
    [TestCase("https://")]
    [TestCase("https://user@api.example.com")]
    [TestCase("https://api.example.com?a=b")]
    [TestCase("https://api.example.com/#a")]
    [TestCase("http://localhost")]
    [TestCase("http://LOCALHOST.:80/")]
    [TestCase("http://a.localhost")]
    [TestCase("http://127.0.0.1")]
    [TestCase("http://127.1")]
    [TestCase("http://2130706433")]
    [TestCase("http://0x7f000001")]
    [TestCase("http://0177.0.0.1")]
    [TestCase("http://0.0.0.0")]
    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://[::1]")]
    [TestCase("http://[::]")]
    [TestCase("http://[fe80::1]")]
    [TestCase("http://[::ffff:127.0.0.1]")]
    public void Refuses_what_is_none_or_names_the_proxy(string url) =>
        Assert.That(ModelBaseUrl.Problem(url), Is.Not.Null);
}
