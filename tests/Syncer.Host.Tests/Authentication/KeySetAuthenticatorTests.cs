// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Syncer.Host.Authentication;

namespace Syncer.Host.Tests.Authentication;

[CancelAfter(30_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KeySetAuthenticatorTests : IDisposable
{
    private const string User = "system:serviceaccount:default:gateway";

    private readonly FakeTimeProvider _time = new();
    private readonly TestTokens _tokens = new("first");
    private readonly KeySetAuthenticator _authenticator;
    private string? _keySet;

    public KeySetAuthenticatorTests()
    {
        _keySet = _tokens.KeySet;
        _authenticator = new KeySetAuthenticator(
            _ => _keySet is null ? throw new IOException("gone") : Task.FromResult(_keySet),
            TestTokens.Issuer,
            _time
        );
    }

    [TearDown]
    public void Dispose()
    {
        _authenticator.Dispose();
        _tokens.Dispose();
    }

    [Test]
    public async Task Accepts_a_token_of_a_service_account(CancellationToken cancellationToken)
    {
        var caller = await _authenticator.AuthenticateAsync(_tokens.Issue(User), cancellationToken);

        Assert.That(caller.Identity!.Name, Is.EqualTo(User));
    }

    [Test]
    public async Task Refuses_what_is_not_right()
    {
        using var others = new TestTokens("first");
        var token = _tokens.Issue(User);

        await AssertRefusedAsync(null, "no bearer token");
        await AssertRefusedAsync("garbage", "the token is not valid");
        await AssertRefusedAsync(token[..^4] + "AAAA", "the token is not signed by a known key");
        await AssertRefusedAsync(others.Issue(User), "the token is not signed by a known key");
        await AssertRefusedAsync(
            _tokens.Issue(User, audience: "kgateway"),
            "the token is not for the audience agentgateway"
        );
        await AssertRefusedAsync(_tokens.Issue(User, issuer: "https://other"), "the token has another issuer");
        await AssertRefusedAsync(_tokens.Issue(User, validFor: TimeSpan.FromHours(-1)), "the token has expired");
        await AssertRefusedAsync(_tokens.Issue("somebody"), "somebody is no ServiceAccount");
    }

    [Test]
    public async Task Takes_a_new_key_into_account(CancellationToken cancellationToken)
    {
        await _authenticator.AuthenticateAsync(_tokens.Issue(User), cancellationToken);
        using var rotated = new TestTokens("second");
        _keySet = rotated.KeySet;

        await AssertRefusedAsync(rotated.Issue(User), "the token is not signed by a known key");
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(await _authenticator.AuthenticateAsync(rotated.Issue(User), cancellationToken), Is.Not.Null);
    }

    [Test]
    public async Task Keeps_the_keys_it_has_when_they_cannot_be_read(CancellationToken cancellationToken)
    {
        await _authenticator.StartAsync(cancellationToken);
        _keySet = null;
        _time.Advance(TimeSpan.FromDays(1));

        Assert.That(await _authenticator.AuthenticateAsync(_tokens.Issue(User), cancellationToken), Is.Not.Null);
    }

    [Test]
    public async Task Is_unavailable_without_keys()
    {
        _keySet = null;

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await _authenticator.AuthenticateAsync(_tokens.Issue(User), CancellationToken.None)
        );

        Assert.That(failure!.StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [TestCase("{}")]
    [TestCase("no JSON")]
    [TestCase("""{"keys":[]}""")]
    public void Does_not_start_with_what_is_no_key_set(string text)
    {
        _keySet = text;

        Assert.That(() => _authenticator.StartAsync(CancellationToken.None), Throws.TypeOf<FormatException>());
    }

    private async Task AssertRefusedAsync(string? token, string reason)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await _authenticator.AuthenticateAsync(token, CancellationToken.None)
        );
        Assert.That(failure!.StatusCode, Is.EqualTo(StatusCode.Unauthenticated));
        Assert.That(failure!.Status.Detail, Is.EqualTo($"authentication failure: {reason}"));
    }
}
