// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Policies.Jwks;

/// <summary>An HTTP proxy.</summary>
/// <param name="Url">Its address, of the scheme <c>http</c> or <c>https</c>.</param>
/// <param name="Tls">How the connection to the proxy itself is secured; <see langword="null"/> for the scheme <c>http</c>.</param>
public sealed record EndpointProxy(string Url, EndpointTls? Tls);
