// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins;

/// <summary>A wire key that several plugins produce.</summary>
/// <param name="Key">The key.</param>
/// <param name="Owners">The names of the plugins; the resource of the first one is served.</param>
public sealed record ResourceCollision(ResourceKey Key, ValueList<string> Owners) : IKeyed<ResourceKey>;
