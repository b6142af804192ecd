// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Events;

/// <summary>Something to tell the owner of an object. Equal ones are told as one that occurred several times.</summary>
/// <param name="Regarding">What it is about.</param>
/// <param name="Type">How much it matters.</param>
/// <param name="Reason">Why, in one word for machines: <c>ConfigurationRejected</c>; at most 128 characters.</param>
/// <param name="Action">What was being done, in one word for machines: <c>Push</c>; at most 128 characters.</param>
/// <param name="Note">What happened, for people; cut to 1,024 characters. Never a secret's content.</param>
public sealed record ClusterEvent(EventObject Regarding, EventType Type, string Reason, string Action, string Note);
