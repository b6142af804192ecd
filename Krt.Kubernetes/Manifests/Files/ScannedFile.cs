// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>A file that a scan found, or a path that it could not follow.</summary>
/// <param name="Root">The number of the given path that led to it.</param>
/// <param name="Path">The path to show and to open.</param>
/// <param name="FullPath">The absolute path, links not resolved.</param>
/// <param name="Stamp">What it looks like.</param>
/// <param name="Failure">Why it could not be looked at, otherwise <see langword="null"/>.</param>
/// <param name="IsMissing">Whether the failure is that nothing is there, so that nothing is defined there either.</param>
internal sealed record ScannedFile(
    int Root,
    string Path,
    string FullPath,
    FileStamp Stamp,
    string? Failure = null,
    bool IsMissing = false
);
