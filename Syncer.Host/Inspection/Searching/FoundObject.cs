// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Searching;

/// <summary>An object that was searched for.</summary>
/// <param name="Kind">Its kind, with the group where several groups have one.</param>
/// <param name="Name">Its namespace and name.</param>
internal sealed record FoundObject(string Kind, string Name);
