// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api;

/// <summary>How a patch is meant.</summary>
public enum PatchType
{
    /// <summary>Fields of the patch replace those of the object, lists as a whole (RFC 7386).</summary>
    Merge,

    /// <summary>Operations, one after the other (RFC 6902).</summary>
    Json,

    /// <summary>As <see cref="Merge"/>, but lists are merged by the keys that the kind declares; built-in kinds only.</summary>
    StrategicMerge,

    /// <summary>Server-side apply; the query must name a <c>fieldManager</c>. The body may be YAML.</summary>
    Apply,
}
