// SPDX-License-Identifier: Apache-2.0

using System.Net;

namespace Krt.Kubernetes.Api;

/// <summary>The API server refused a request, or reported an error in a stream.</summary>
public sealed class ApiException : Exception
{
    internal ApiException(HttpStatusCode code, string reason, string message, TimeSpan? retryAfter)
        : base(message)
    {
        Code = code;
        Reason = reason;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Code { get; }

    /// <summary>The machine-readable reason of the <c>Status</c>, <c>Conflict</c> or <c>Expired</c> for example; it may be empty.</summary>
    public string Reason { get; }

    /// <summary>How long the server asks to wait before the request is tried again.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether a resourceVersion or a continue token is too old to go on from.</summary>
    public bool IsExpired => Code == HttpStatusCode.Gone || Reason is "Expired" or "Gone";

    /// <summary>Whether the object was changed since it was read, or exists already.</summary>
    public bool IsConflict => Code == HttpStatusCode.Conflict;

    /// <summary>Whether the object, or the kind, does not exist.</summary>
    public bool IsNotFound => Code == HttpStatusCode.NotFound;

    /// <summary>Whether the same request may succeed later without anything else being done: overload, failure, timeout.</summary>
    public bool IsTransient =>
        Code is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= (HttpStatusCode)500;
}
