// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Plugins;

/// <summary>The contract between the translation and its plugins.</summary>
public static class PluginContract
{
    /// <summary>
    /// The version that a plugin is compiled for. It rises when a plugin that was compiled for an earlier one could not be
    /// served any longer.
    /// </summary>
    public const int Version = 1;
}
