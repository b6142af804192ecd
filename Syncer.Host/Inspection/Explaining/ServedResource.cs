// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Host.Inspection.Explaining;

/// <summary>A resource with what it is made of.</summary>
internal sealed record ServedResource(ServedName Served, RowExplanation Explanation);
