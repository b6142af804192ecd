// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Krt.Kubernetes.Api;

/// <summary>A <c>meta/v1 Status</c>: how the API server words an error.</summary>
internal sealed record ApiStatus
{
    public string? Kind { get; init; }

    public int Code { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public ApiStatusDetails? Details { get; init; }

    /// <summary>What an unsuccessful response says; it may come from something other than an API server.</summary>
    public static ApiException ReadError(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var status = Read(body);
        var retryAfter = RetryAfterOf(response.Headers.RetryAfter) ?? status?.RetryAfter;
        var code = response.StatusCode;
        return new ApiException(
            code,
            status?.Reason ?? "",
            status?.Message is { Length: > 0 } message
                ? message
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"the server answered {(int)code} {response.ReasonPhrase}"
                ),
            retryAfter
        );
    }

    /// <summary>What an <c>ERROR</c> event of a watch says.</summary>
    public static ApiException ReadError(ReadOnlySpan<byte> json)
    {
        var status = Read(json);
        return new ApiException(
            (HttpStatusCode)(status?.Code ?? 0),
            status?.Reason ?? "",
            status?.Message ?? "the watch ended with an error that is no Status",
            status?.RetryAfter
        );
    }

    private TimeSpan? RetryAfter =>
        Details?.RetryAfterSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static ApiStatus? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ApiJson.Default.ApiStatus) is { Kind: "Status" } status
                ? status
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The other form of the header, a date, would need the server's clock.
    private static TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header) => header?.Delta;
}
