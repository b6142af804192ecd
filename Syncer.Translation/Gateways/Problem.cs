// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Gateways;

/// <summary>Why a condition is not fulfilled: its reason and message.</summary>
internal sealed record Problem(string Reason, string Message);
