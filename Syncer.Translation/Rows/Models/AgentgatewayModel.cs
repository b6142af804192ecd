// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Rows.Models;

/// <summary>A language model that listeners offer under a name. It attaches to them as routes do.</summary>
public sealed record AgentgatewayModel : IRouteRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public AgentgatewayModelSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    [JsonIgnore]
    public string Kind => "AgentgatewayModel";

    [JsonIgnore]
    public string ApiVersion => ApiGroups.Agentgateway + "/v1alpha1";

    [JsonIgnore]
    public ValueList<ParentReference> ParentRefs => Spec.ParentRefs;

    [JsonIgnore]
    public ValueList<string> Hostnames => [];

    /// <summary>The name that requests ask for, possibly a wildcard.</summary>
    [JsonIgnore]
    public string ModelName => Spec.Match?.Model is { Length: > 0 } model ? model : Metadata.Name;
}
