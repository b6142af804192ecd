// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Translation.Routes.Statuses;

/// <summary>What a controller made of one parentRef.</summary>
/// <param name="ParentRef">The parentRef with group, kind and namespace filled in.</param>
/// <param name="ControllerName">The controller the entry belongs to.</param>
/// <param name="Conditions">Accepted, ResolvedRefs, and PartiallyInvalid where it is true.</param>
public sealed record RouteParentStatus(
    ParentReference ParentRef,
    string ControllerName,
    ValueList<Condition> Conditions
);
