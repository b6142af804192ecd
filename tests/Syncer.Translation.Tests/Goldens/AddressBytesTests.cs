// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Syncer.Translation.Tests.Worlds;
using VerifyNUnit;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// The bytes of addresses, and with them their versions, must be the same in every process: a proxy that reconnects to
/// another one is sent only what differs. Hash codes differ from process to process, these hashes do not.
/// </summary>
public sealed class AddressBytesTests
{
    [Test]
    public async Task Are_the_same_in_every_process()
    {
        var text = new StringBuilder();
        foreach (var golden in GoldenCase.All.Where(found => found.Area == "addresses"))
            text.Append(golden).Append(": ").Append(await HashAsync(golden)).Append('\n');
        await Verifier
            .Verify(text.ToString(), "txt")
            .UseDirectory(Path.Combine(GoldenCase.Root, "addresses"))
            .UseFileName("bytes");
    }

    private static async Task<string> HashAsync(GoldenCase golden)
    {
        await using var rig = await TranslationRig.StartAsync(golden.Manifests, golden.Settings);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, address) in rig.Outputs.Addresses.Snapshot.OrderBy(row => row.Key, StringComparer.Ordinal))
            hash.AppendData(address.ToMessage().ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
