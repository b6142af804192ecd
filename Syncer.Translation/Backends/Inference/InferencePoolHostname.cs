// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Backends.Inference;

/// <summary>The hostname by which backend references, services and policies name one InferencePool.</summary>
public static class InferencePoolHostname
{
    /// <summary>For example <c>llama.default.inference.cluster.local</c> (spec backends-policies N-3).</summary>
    public static string Of(NamespacedName pool, string clusterDomain) =>
        $"{pool.Name}.{pool.Namespace}.inference.{clusterDomain}";
}
