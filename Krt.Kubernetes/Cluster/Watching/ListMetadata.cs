// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>The metadata of a list.</summary>
internal sealed record ListMetadata(string? ResourceVersion, string? Continue);
