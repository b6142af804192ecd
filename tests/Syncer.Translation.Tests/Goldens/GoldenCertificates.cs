// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Syncer.Translation.Tests.Gateways;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// Certificates that manifests name as <c>&lt;certificate&gt;</c>, <c>&lt;private key&gt;</c> and so on. They are made
/// for one run, and what is translated names them again.
/// </summary>
internal sealed partial class GoldenCertificates
{
    private readonly Dictionary<string, string> _byName;

    public GoldenCertificates()
    {
        var pair = TestCertificate.Ec();
        _byName = new()
        {
            ["<certificate>"] = pair.CertificatePem,
            ["<private key>"] = pair.PrivateKeyPem,
            ["<other private key>"] = TestCertificate.Ec().PrivateKeyPem,
            ["<authority>"] = TestCertificate.Ec("CN=ca.example").CertificatePem,
            ["<other authority>"] = TestCertificate.Ec("CN=other.example").CertificatePem,
        };
    }

    public string FillIn(string manifests)
    {
        foreach (var (name, pem) in _byName)
            manifests = manifests.Replace($"\"{name}\"", JsonSerializer.Serialize(pem), StringComparison.Ordinal);
        return manifests;
    }

    /// <summary>Replaces every text of bytes that holds certificates by their names.</summary>
    public string Scrub(string translated) =>
        Base64Text().Replace(translated, match => NameOf(match.Groups["bytes"].Value));

    private string NameOf(string base64)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        foreach (var (name, pem) in _byName)
            text = text.Replace(pem, name, StringComparison.Ordinal);
        return JsonSerializer
            .Serialize(text)
            .Replace("\\u003C", "<", StringComparison.Ordinal)
            .Replace("\\u003E", ">", StringComparison.Ordinal);
    }

    // Other keys than private ones do not start like PEM.
    [GeneratedRegex(
        "(?<=(?:cert|privateKey|root): )\"?(?<bytes>[A-Za-z0-9+/=]+)\"?|(?<= key: )\"?(?<bytes>LS0t[A-Za-z0-9+/=]+)\"?"
    )]
    private static partial Regex Base64Text();
}
