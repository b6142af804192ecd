// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Statuses;

/// <summary>An object as it was read once: its row and its status.</summary>
internal sealed record ObservedObject(object Row, ObservedStatus Status);
