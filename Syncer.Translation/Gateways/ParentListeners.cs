// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways;

/// <summary>The listeners of one Gateway or ListenerSet that routes can attach to.</summary>
public sealed record ParentListeners(ParentKey Key, ValueList<ParentListener> Listeners) : IKeyed<ParentKey>;
