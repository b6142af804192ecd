// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Backends.Tls;

/// <summary>What follows from one BackendTLSPolicy.</summary>
/// <param name="Resources">The policy for each target and gateway.</param>
/// <param name="Status">What is to be said about it, per gateway.</param>
internal sealed record TranslatedTlsPolicy(ValueList<GatewayResource> Resources, ObjectStatus Status);
