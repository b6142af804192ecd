// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Status;

/// <summary>What a controller made of a policy for one object that it affects (GEP-713).</summary>
/// <param name="AncestorRef">The object.</param>
/// <param name="ControllerName">The controller the entry belongs to.</param>
/// <param name="Conditions">What is to be said.</param>
public sealed record PolicyAncestorStatus(
    ParentReference AncestorRef,
    string ControllerName,
    ValueList<Condition> Conditions
);
