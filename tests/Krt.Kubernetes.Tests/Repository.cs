// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A folder beside the checkout, or <see langword="null"/> where it is not there.</summary>
    public static string? FindShared(string name)
    {
        var path = Path.Combine(Root, "..", "shared", name);
        return Directory.Exists(path) ? path : null;
    }

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Syncer.sln")))
            directory =
                directory.Parent ?? throw new DirectoryNotFoundException("the tests run outside of the checkout");
        return directory.FullName;
    }
}
