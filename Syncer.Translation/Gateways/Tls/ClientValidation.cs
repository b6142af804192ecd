// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>How client certificates are validated on a port (spec gateways-routes 2.14).</summary>
/// <param name="Bundle">The certificates of the authorities, PEM; null when there is none to validate with.</param>
/// <param name="Mode">What becomes of clients without a valid certificate.</param>
/// <param name="Problem">The first reference that is no good, or null.</param>
internal sealed record ClientValidation(ByteString? Bundle, TLSConfig.Types.MTLSMode Mode, Problem? Problem);
