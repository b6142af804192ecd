// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>One pod, told apart from an earlier pod of the same name by its uid.</summary>
internal readonly record struct PodReference(string Namespace, string Name, string Uid);
