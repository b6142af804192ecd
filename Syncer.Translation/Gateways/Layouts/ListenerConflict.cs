// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Gateways.Layouts;

/// <summary>Why a listener cannot be told from another one of its port.</summary>
internal enum ListenerConflict
{
    None,
    Hostname,
    Protocol,
}
