// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>The type that an object says it has.</summary>
/// <param name="ApiVersion">Its group and version, or the version alone in the core group.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record ObjectType(string ApiVersion, string Kind)
{
    private const string ListSuffix = "List";

    public string Group => ApiVersion.LastIndexOf('/') is >= 0 and var slash ? ApiVersion[..slash] : "";

    public string Version => ApiVersion[(ApiVersion.LastIndexOf('/') + 1)..];

    public bool IsList => Kind.EndsWith(ListSuffix, StringComparison.Ordinal);

    /// <summary>What the items of a typed list are, where they do not say it; a plain <c>List</c> says nothing of them.</summary>
    public ObjectType? ItemType => Kind == ListSuffix ? null : this with { Kind = Kind[..^ListSuffix.Length] };
}
