// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using System.Text.Json;
using Krt.Kubernetes.Api;
using Syncer.Xds;

namespace Syncer.Host.Authentication;

/// <summary>Asks the API server whose token a proxy shows (spec xds-addresses 3.1).</summary>
/// <param name="api">The server.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenReviewAuthenticator(ApiClient api, TimeProvider time) : IXdsAuthenticator
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly ReviewedTokens _reviewed = new(Remembered, time);

    public async ValueTask<ClaimsPrincipal> AuthenticateAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
            throw AuthenticationFailure.Refused("no bearer token");
        return await _reviewed.GetAsync(token, () => ReviewAsync(token), cancellationToken);
    }

    private async Task<ClaimsPrincipal> ReviewAsync(string token)
    {
        var status = await AskAsync(token);
        if (!status.Authenticated || !string.IsNullOrEmpty(status.Error))
            throw AuthenticationFailure.Refused(
                string.IsNullOrEmpty(status.Error) ? "the token is not valid" : status.Error
            );
        if (status.Audiences?.Contains(ServiceAccount.Audience) is not true)
            throw AuthenticationFailure.Refused($"the token is not for the audience {ServiceAccount.Audience}");
        if (
            status.User?.Groups?.Contains(ServiceAccount.Group) is not true
            || ServiceAccount.Parse(status.User.Username) is null
        )
            throw AuthenticationFailure.Refused($"{status.User?.Username} is no ServiceAccount");
        return ServiceAccount.ToPrincipal(status.User.Username, nameof(TokenReview));
    }

    private async Task<TokenReviewStatus> AskAsync(string token)
    {
        var review = new TokenReview
        {
            Spec = new() { Token = token, Audiences = [ServiceAccount.Audience] },
        };
        try
        {
            var request = ApiRequest.Post(
                TokenReview.Path,
                JsonSerializer.SerializeToUtf8Bytes(review, TokenReviewJson.Default.TokenReview)
            );
            var answer = await api.SendAsync(request, TokenReviewJson.Default.TokenReview);
            return answer.Status ?? throw AuthenticationFailure.Unavailable("the API server gave no answer");
        }
        catch (Exception e)
            when (e is ApiException or HttpRequestException or IOException or TimeoutException or JsonException)
        {
            throw AuthenticationFailure.Unavailable($"the API server does not review tokens: {e.Message}");
        }
    }
}
