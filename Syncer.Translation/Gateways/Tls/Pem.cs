// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>One block of a PEM text (RFC 7468).</summary>
internal readonly record struct Pem(string Label, byte[] Content)
{
    public bool IsCertificate => Label == "CERTIFICATE";

    public bool IsPrivateKey => Label == "PRIVATE KEY" || Label.EndsWith(" PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>The well-formed blocks of the text, in their order.</summary>
    public static IEnumerable<Pem> Blocks(ReadOnlyMemory<byte> text)
    {
        while (PemEncoding.TryFindUtf8(text.Span, out var fields))
        {
            var content = new byte[fields.DecodedDataLength];
            Base64.DecodeFromUtf8(text.Span[fields.Base64Data], content, out _, out _);
            yield return new(Encoding.UTF8.GetString(text.Span[fields.Label]), content);
            text = text[fields.Location.End..];
        }
    }

    /// <summary>The label alone: the content may be a private key.</summary>
    public override string ToString() => Label;
}
