// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Inspection.Explaining;

namespace Syncer.Host.Cli;

/// <summary>Asks the admin server of a running <c>serve</c>.</summary>
internal sealed class AdminClient : IInspection, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Uri _address;

    /// <param name="address">The admin server.</param>
    /// <param name="patience">How long to wait for an answer; half a minute by default.</param>
    public AdminClient(Uri address, TimeSpan? patience = null)
    {
        _address = address;
        // No proxy: the server is on this machine, or at the end of a port-forward.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = address,
            Timeout = patience ?? Patience,
        };
    }

    public Task<ObjectExplanation> ExplainObjectAsync(string kind, string name, CancellationToken cancellationToken) =>
        GetAsync(
            $"api/explain?kind={Uri.EscapeDataString(kind)}&name={Uri.EscapeDataString(name)}",
            InspectionJson.Default.ObjectExplanation,
            cancellationToken
        );

    public Task<ResourceExplanation> ExplainResourceAsync(string wireName, CancellationToken cancellationToken) =>
        GetAsync(
            $"api/explain-resource?name={Uri.EscapeDataString(wireName)}",
            InspectionJson.Default.ResourceExplanation,
            cancellationToken
        );

    public async Task<string> RenderGraphAsync(string view, string form, CancellationToken cancellationToken)
    {
        using var response = await SendAsync($"api/graph?view={view}&form={form}", cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public Task<ServedConfiguration> ReadConfigurationAsync(CancellationToken cancellationToken) =>
        GetAsync("api/configuration", InspectionJson.Default.ServedConfiguration, cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> json, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(path, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync(body, json, cancellationToken)
                ?? throw new InspectionException($"admin server {_address.Authority} answered nothing");
        }
        catch (JsonException e)
        {
            throw new InspectionException($"{_address.Authority} is no admin server of this version: {e.Message}", e);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
                return response;
            using (response)
                throw new InspectionException(await ReasonOfAsync(response, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new InspectionException($"admin server {_address.Authority}: {e.GetBaseException().Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InspectionException(
                $"admin server {_address.Authority}: no answer within {_http.Timeout.TotalSeconds:0.#} seconds",
                e
            );
        }
    }

    private async Task<string> ReasonOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var reason =
            response.Content.Headers.ContentType?.MediaType == "text/plain"
                ? (await response.Content.ReadAsStringAsync(cancellationToken)).Trim()
                : "";
        return reason.Length > 0
            ? reason
            : $"{_address.Authority} answered {(int)response.StatusCode}; is it the admin address of a running serve?";
    }
}
