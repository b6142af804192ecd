// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Syncer.sln")))
            directory =
                directory.Parent ?? throw new DirectoryNotFoundException("the tests run outside of the checkout");
        return directory.FullName;
    }
}
