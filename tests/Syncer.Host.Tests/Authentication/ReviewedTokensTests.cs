// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using Syncer.Host.Authentication;

namespace Syncer.Host.Tests.Authentication;

[CancelAfter(30_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReviewedTokensTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ReviewedTokens _tokens;
    private int _reviews;

    public ReviewedTokensTests() => _tokens = new ReviewedTokens(TimeSpan.FromSeconds(10), _time);

    [Test]
    public async Task Reviews_a_token_once_for_a_while(CancellationToken cancellationToken)
    {
        await _tokens.GetAsync("a", AcceptAsync, cancellationToken);
        await _tokens.GetAsync("a", AcceptAsync, cancellationToken);
        await _tokens.GetAsync("b", AcceptAsync, cancellationToken);
        Assert.That(_reviews, Is.EqualTo(2));

        _time.Advance(TimeSpan.FromSeconds(10));
        await _tokens.GetAsync("a", AcceptAsync, cancellationToken);
        Assert.That(_reviews, Is.EqualTo(3));
    }

    [Test]
    public async Task Reviews_a_token_once_for_all_that_come_at_once(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<ClaimsPrincipal>();
        var asked = Enumerable
            .Range(0, 100)
            .Select(_ => _tokens.GetAsync("a", ReviewAsync, cancellationToken))
            .ToArray();
        var principal = new ClaimsPrincipal();
        answer.SetResult(principal);

        Assert.That(await Task.WhenAll(asked), Is.All.SameAs(principal));
        Assert.That(_reviews, Is.EqualTo(1));

        Task<ClaimsPrincipal> ReviewAsync()
        {
            Interlocked.Increment(ref _reviews);
            return answer.Task;
        }
    }

    [Test]
    public async Task Reviews_a_token_again_after_a_failure(CancellationToken cancellationToken)
    {
        Assert.That(() => _tokens.GetAsync("a", FailAsync, cancellationToken), Throws.InvalidOperationException);

        Assert.That(await _tokens.GetAsync("a", AcceptAsync, cancellationToken), Is.Not.Null);
        Assert.That(_reviews, Is.EqualTo(2));

        Task<ClaimsPrincipal> FailAsync()
        {
            Interlocked.Increment(ref _reviews);
            throw new InvalidOperationException();
        }
    }

    private Task<ClaimsPrincipal> AcceptAsync()
    {
        Interlocked.Increment(ref _reviews);
        return Task.FromResult(new ClaimsPrincipal());
    }
}
