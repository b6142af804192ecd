// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Syncer.Host.Tests.Inspection;

/// <summary>A certificate, and a private key that nobody may see.</summary>
internal sealed class InspectedSecret : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _certificate;

    public InspectedSecret()
    {
        var request = new CertificateRequest("CN=blue", _key, HashAlgorithmName.SHA256);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = request.CreateSelfSigned(from, from.AddYears(100));
        _certificate = certificate.ExportCertificatePem();
    }

    /// <summary>The lines of the key, as PEM and as it is written to a Secret.</summary>
    public IReadOnlyList<string> Fragments =>
        [
            .. _key.ExportPkcs8PrivateKeyPem().Split('\n').Where(line => !line.StartsWith('-')),
            Base64(_key.ExportPkcs8PrivateKeyPem()),
        ];

    public string Manifest(string name) =>
        Tests.Manifest.TlsSecret(name, Base64(_certificate), Base64(_key.ExportPkcs8PrivateKeyPem()));

    public void Dispose() => _key.Dispose();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
