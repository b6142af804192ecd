// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>
/// Finds out where the control plane reaches an object of one kind. It must be a pure function of the target and of what it
/// reads through the translation; problems are part of the result.
/// </summary>
public delegate RemoteEndpoint RemoteEndpointResolver(ObjectTranslation translation, BackendTarget target);
