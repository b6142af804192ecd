// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Addresses.Services;

/// <summary>What an addressable service is made of.</summary>
internal enum ServiceKind
{
    Service,
    InferencePool,
    ServiceEntry,
}
