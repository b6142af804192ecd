// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Routes.Backends;

/// <summary>What a backendRef means to the data plane.</summary>
/// <param name="Reference">Where requests go; one that is null, empty or unknown to the data plane answers them with status 500.</param>
/// <param name="Problem">What keeps the reference from being resolved, <see langword="null"/> when nothing does.</param>
public readonly record struct ResolvedBackend(BackendReference? Reference, RouteProblem? Problem);
