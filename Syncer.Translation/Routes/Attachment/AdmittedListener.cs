// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;

namespace Syncer.Translation.Routes.Attachment;

/// <summary>A listener that admitted a route.</summary>
/// <param name="Parent">The Gateway or ListenerSet the listener belongs to.</param>
/// <param name="Listener">The listener.</param>
internal sealed record AdmittedListener(ParentKey Parent, ParentListener Listener);
