// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Values;

/// <summary>A field that says something by being there.</summary>
public sealed record EmptyObject;
