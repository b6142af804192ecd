// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Status;

/// <summary>The status an object should have.</summary>
public sealed record ObjectStatus(StatusKey Key, StatusBody Body) : IKeyed<StatusKey>;
