// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Backends;
using Azure = Syncer.Protos.Resources.AIBackend.Types.Azure;
using AzureResourceType = Syncer.Protos.Resources.AIBackend.Types.AzureResourceType;

namespace Syncer.Translation.Backends.Ai;

/// <summary>Resources of Azure, by name or by the host they have (spec backends-policies BC-33).</summary>
internal static class AzureTranslation
{
    private const string OpenAiHost = ".openai.azure.com";
    private const string FoundryHost = ".services.ai.azure.com";
    private const string SchemeEnd = "://";

    public static Azure OfResource(BackendDraft draft, string field, LlmProvider.AzureResource spec)
    {
        var isFoundry = spec.ResourceType == "Foundry";
        var azure = Resource(
            draft.Required($"{field}.resourceName", spec.ResourceName),
            isFoundry,
            spec.Model,
            spec.ApiVersion
        );
        if (spec.ProjectName is { } project)
            azure.ProjectName = project;
        else if (isFoundry)
            draft.Report($"{field}.projectName", "is required for resourceType Foundry");
        return azure;
    }

    public static Azure OfEndpoint(BackendDraft draft, string field, LlmProvider.AzureOpenAiDeployment spec)
    {
        var host = HostOf(draft.Required($"{field}.endpoint", spec.Endpoint));
        var isFoundry = host.EndsWith(FoundryHost, StringComparison.Ordinal);
        var name =
            isFoundry ? host[..^FoundryHost.Length]
            : host.EndsWith(OpenAiHost, StringComparison.Ordinal) ? host[..^OpenAiHost.Length]
            : host;
        if (name.Length == 0 && !string.IsNullOrEmpty(spec.Endpoint))
            draft.Report($"{field}.endpoint", $"\"{spec.Endpoint}\" names no resource");
        return Resource(name, isFoundry, spec.DeploymentName, spec.ApiVersion);
    }

    // People paste URLs where a host is asked for (BS-5a).
    private static string HostOf(string endpoint)
    {
        var scheme = endpoint.IndexOf(SchemeEnd, StringComparison.Ordinal);
        return (scheme < 0 ? endpoint : endpoint[(scheme + SchemeEnd.Length)..]).TrimEnd('/');
    }

    private static Azure Resource(string name, bool isFoundry, string? model, string? apiVersion)
    {
        var azure = new Azure
        {
            ResourceName = name,
            ResourceType = isFoundry ? AzureResourceType.Foundry : AzureResourceType.OpenAi,
        };
        if (model is not null)
            azure.Model = model;
        if (apiVersion is not null)
            azure.ApiVersion = apiVersion;
        return azure;
    }
}
