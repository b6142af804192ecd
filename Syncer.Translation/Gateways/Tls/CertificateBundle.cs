// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>Certificates of authorities in PEM.</summary>
internal static class CertificateBundle
{
    /// <summary>Whether there is at least one certificate and every one can be parsed (spec gateways-routes 11 Q18).</summary>
    public static bool IsValid(ReadOnlyMemory<byte> pem)
    {
        var count = 0;
        foreach (var block in Pem.Blocks(pem))
        {
            if (!block.IsCertificate)
                continue;
            if (!IsParsable(block.Content))
                return false;
            count++;
        }
        return count > 0;
    }

    /// <summary>
    /// The certificates alone, without what may stand between them, or <see langword="null"/> when there are none or one
    /// cannot be parsed (spec backends-policies N-13).
    /// </summary>
    public static string? Normalize(string pem)
    {
        var bytes = Encoding.UTF8.GetBytes(pem);
        return IsValid(bytes)
            ? string.Concat(Pem.Blocks(bytes).Where(block => block.IsCertificate).Select(Encoded))
            : null;
    }

    private static string Encoded(Pem block) => PemEncoding.WriteString(block.Label, block.Content) + "\n";

    private static bool IsParsable(byte[] certificate)
    {
        try
        {
            X509CertificateLoader.LoadCertificate(certificate).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
