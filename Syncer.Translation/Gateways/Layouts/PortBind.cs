// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Gateways.Layouts;

/// <summary>How a Gateway listens on one port (spec gateways-routes 2.8).</summary>
internal readonly record struct PortBind(
    int Port,
    Bind.Types.Protocol Protocol,
    Bind.Types.TunnelProtocol TunnelProtocol,
    Bind.Types.Mode Mode
);
