// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Policies;

/// <summary>Which of the targets of a policy object one of its settings is for.</summary>
public enum PolicyScope
{
    AllTargets,

    /// <summary>Backends other than Services.</summary>
    Backends,

    OtherThanBackends,
}
