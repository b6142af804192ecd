// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The one row of a trigger, touched when it fires.</summary>
internal sealed record TriggerRow;
