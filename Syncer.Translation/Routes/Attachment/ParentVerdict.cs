// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>What became of a parentRef that names something of ours.</summary>
/// <param name="Reference">The parentRef with its defaults.</param>
/// <param name="Denial">Why the route is not attached, <see langword="null"/> when it is.</param>
internal sealed record ParentVerdict(ParentReference Reference, RouteProblem? Denial);
