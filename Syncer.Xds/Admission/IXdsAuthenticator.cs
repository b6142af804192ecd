// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;

namespace Syncer.Xds;

/// <summary>
/// Finds out who opens a stream (spec xds-addresses 3.1). Without a registered implementation everybody is served, as nobody
/// in particular.
/// </summary>
public interface IXdsAuthenticator
{
    /// <summary>
    /// Called once per stream, before anything of it is read, for several streams at once. It has
    /// <see cref="DeltaXdsOptions.FirstRequestTimeout"/>.
    /// </summary>
    /// <param name="token">The bearer token, without the word before it; <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">The stream has ended.</param>
    /// <returns>Who it is, for <see cref="IXdsAdmission"/>.</returns>
    /// <exception cref="RpcException">
    /// UNAUTHENTICATED for a token that is not accepted, UNAVAILABLE where that cannot be found out.
    /// </exception>
    ValueTask<ClaimsPrincipal> AuthenticateAsync(string? token, CancellationToken cancellationToken);
}
