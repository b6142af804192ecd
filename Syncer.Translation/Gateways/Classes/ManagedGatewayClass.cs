// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Classes;

/// <summary>A GatewayClass as the controller wants it to be (spec gateways-routes 2.1).</summary>
public sealed record ManagedGatewayClass(string Name, GatewayClassSpec Spec) : IKeyed<string>
{
    string IKeyed<string>.Key => Name;

    /// <summary>The manifest for a server-side apply, with no other fields than those that are managed.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("apiVersion", $"{ApiGroups.GatewayApi}/v1");
        writer.WriteString("kind", "GatewayClass");
        writer.WriteStartObject("metadata");
        writer.WriteString("name", Name);
        writer.WriteEndObject();
        writer.WriteStartObject("spec");
        writer.WriteString("controllerName", Spec.ControllerName);
        writer.WriteString("description", Spec.Description);
        if (Spec.ParametersRef is { } parameters)
            Write(writer, parameters);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ParametersReference parameters)
    {
        writer.WriteStartObject("parametersRef");
        writer.WriteString("group", parameters.Group);
        writer.WriteString("kind", parameters.Kind);
        writer.WriteString("name", parameters.Name);
        if (parameters.Namespace is { } @namespace)
            writer.WriteString("namespace", @namespace);
        writer.WriteEndObject();
    }
}
