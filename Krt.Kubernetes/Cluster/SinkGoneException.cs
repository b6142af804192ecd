// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>What rows are written to does not exist any more.</summary>
internal sealed class SinkGoneException(ObjectDisposedException cause)
    : Exception("the engine of the collections is disposed", cause);
