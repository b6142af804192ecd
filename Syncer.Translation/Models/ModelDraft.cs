// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using static Syncer.Protos.Resources.AIBackend.Types;

namespace Syncer.Translation.Models;

/// <summary>What a model says, for any listener: messages without keys.</summary>
/// <param name="Route">The route, without its key, its listener and its backend.</param>
/// <param name="BackendPart">What the key of its backend ends with, <see langword="null"/> where it has none.</param>
/// <param name="Groups">The providers of the backend, in order of priority.</param>
internal sealed record ModelDraft(ModelRoute Route, string? BackendPart, IReadOnlyList<ProviderGroup> Groups);
