// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>What distinguishes one read from another; matches are compared by what they say.</summary>
internal readonly record struct ReadIdentity(object Routing, object Value, string? Match);
