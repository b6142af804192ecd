// SPDX-License-Identifier: Apache-2.0

using System.Net.Http.Headers;
using System.Net.Security;

namespace Krt.Kubernetes.Api.Access;

/// <summary>What shows an API server who the client is. Two of them are the same only if they are one object.</summary>
/// <param name="authorization">What requests carry, if anything.</param>
/// <param name="certificate">What connections are made with, if anything.</param>
internal sealed class Credential(AuthenticationHeaderValue? authorization, SslStreamCertificateContext? certificate)
{
    public AuthenticationHeaderValue? Authorization => authorization;

    public SslStreamCertificateContext? Certificate => certificate;

    public static Credential OfToken(string token) => new(new AuthenticationHeaderValue("Bearer", token), null);
}
