// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Syncer.Translation.Status;

/// <summary>The content of a status subresource; one record per kind, equal by value.</summary>
public abstract record StatusBody
{
    /// <summary>The status as Kubernetes JSON.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);
}
