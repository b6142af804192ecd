// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Text;
using NUnit.Framework;

namespace VerifyTests;

/// <summary>The pair of files of one verification.</summary>
internal sealed class Snapshot
{
    private static readonly ConcurrentDictionary<string, string> TestsByPrefix = new(StringComparer.Ordinal);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _verified;
    private readonly string _received;

    private Snapshot(string prefix, string extension)
    {
        _verified = $"{prefix}.verified.{extension}";
        _received = $"{prefix}.received.{extension}";
    }

    public static Snapshot For(VerifySettings settings, string sourceFile, string extension)
    {
        var test = TestContext.CurrentContext.Test;
        var besides = Path.GetDirectoryName(sourceFile) ?? "";
        var prefix = Path.Combine(besides, settings.Directory ?? "", SnapshotName.Of(test, settings));
        if (
            !TestsByPrefix.TryAdd(prefix, test.FullName)
            && !settings.AllowsSharedPrefixes
            && !VerifierSettings.AllowsSharedPrefixes
        )
        {
            throw new VerifyException(
                $"{test.FullName} and {TestsByPrefix[prefix]} both verify {prefix}: name one of them apart, or allow it by "
                    + $"{nameof(VerifySettings.DisableRequireUniquePrefix)}."
            );
        }
        return new Snapshot(prefix, extension);
    }

    public async Task CompareAsync(string received, VerifySettings settings)
    {
        if (received.Length == 0)
        {
            throw new VerifyException($"There is nothing to write to {_verified}: assert that the text is empty.");
        }
        var expected = File.Exists(_verified) ? await File.ReadAllTextAsync(_verified, Utf8) : null;
        if (string.Equals(expected, received, StringComparison.Ordinal))
        {
            File.Delete(_received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(_verified)!);
        if (settings.Accepts || VerifierSettings.Accepts)
        {
            await File.WriteAllTextAsync(_verified, received, Utf8);
            File.Delete(_received);
            return;
        }
        await File.WriteAllTextAsync(_received, received, Utf8);
        TestContext.AddTestAttachment(_received);
        throw new VerifyException(
            expected is null
                ? $"{_verified} does not exist yet. Received: {_received}"
                : $"{_verified} differs: {FirstDifference(expected, received)}. Received: {_received}"
        );
    }

    private static string FirstDifference(string expected, string received)
    {
        if (expected.Contains('\r', StringComparison.Ordinal))
        {
            return "it holds a carriage return, where lines end in a line feed alone";
        }
        var want = expected.Split('\n');
        var have = received.Split('\n');
        var line = want.Zip(have).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} is {Line(want)}, received {Line(have)}";

        string Line(string[] lines) => line < lines.Length ? $"\"{lines[line]}\"" : "absent";
    }
}
