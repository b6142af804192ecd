// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.References;

/// <summary>
/// Whose references to backends in other namespaces need a ReferenceGrant (spec gateways-routes 1.3). References to
/// Secrets and ConfigMaps need one in every mode.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackendRefGrantMode>))]
public enum BackendRefGrantMode
{
    /// <summary>Routes need grants, policies do not.</summary>
    [JsonStringEnumMemberName("route")]
    Route,

    /// <summary>Routes and policies need grants.</summary>
    [JsonStringEnumMemberName("route-and-policy")]
    RouteAndPolicy,

    /// <summary>Nothing needs a grant.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
