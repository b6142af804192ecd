// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>
/// Lists and watches the objects of a kind in the first of its versions that the server has. Not thread-safe.
/// </summary>
internal sealed class ObjectsReader(
    KubernetesKind kind,
    ApiClient api,
    ObjectsRequest requests,
    RowDecoder decoder,
    ClusterSourceOptions options
)
{
    private readonly WatchBatch _batch = new(decoder);
    private bool _streamLists = options.StreamLists;
    private string _version = kind.Versions[0];

    /// <summary>Reads all objects.</summary>
    /// <returns>Null when the server has no version of the kind.</returns>
    /// <exception cref="ApiException">The server refuses.</exception>
    /// <exception cref="JsonException">The answer is no list.</exception>
    public async Task<Listing?> ListAsync(CancellationToken cancellationToken)
    {
        foreach (var version in kind.Versions)
        {
            _version = version;
            try
            {
                return await TryStreamAsync(cancellationToken).ConfigureAwait(false)
                    ?? await ListPagesAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsNotFound && !kind.IsBuiltIn)
            {
                // Perhaps another version.
            }
        }
        return null;
    }

    /// <summary>Watches what happens after a version of the collection.</summary>
    /// <exception cref="ApiException">The server refuses.</exception>
    public Task<WatchStream> WatchAsync(string resourceVersion, CancellationToken cancellationToken)
    {
        var timeout = NextTimeout();
        return OpenAsync(requests.Watch(_version, resourceVersion, timeout), timeout, cancellationToken);
    }

    private async Task<Listing?> TryStreamAsync(CancellationToken cancellationToken)
    {
        if (!_streamLists)
            return null;
        var timeout = NextTimeout();
        WatchStream stream;
        try
        {
            stream = await OpenAsync(requests.WatchFromStart(_version, timeout), timeout, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Code is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
        {
            // The server is too old, or the feature is off.
            _streamLists = false;
            return null;
        }
        try
        {
            return await ReadInitialEventsAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<Listing> ReadInitialEventsAsync(WatchStream stream, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<NamespacedName, object>();
        while (await stream.ReadAsync(_batch, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (key, row) in _batch.Changes)
            {
                if (row is null)
                    rows.Remove(key);
                else
                    rows[key] = row;
            }
            if (_batch.EndsInitialEvents)
                return new Listing(rows.Values, _batch.ResourceVersion!, stream);
        }
        throw new IOException("the watch ended before all objects were sent");
    }

    private async Task<Listing> ListPagesAsync(CancellationToken cancellationToken)
    {
        var rows = new List<object>();
        try
        {
            return await ListPagesAsync(rows, options.PageSize, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsExpired && rows.Count > 0)
        {
            // Reading took longer than the server remembers; one page that holds everything cannot expire.
            rows.Clear();
            return await ListPagesAsync(rows, pageSize: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Listing> ListPagesAsync(List<object> rows, int? pageSize, CancellationToken cancellationToken)
    {
        string? next = null;
        while (true)
        {
            var request = requests.List(_version, pageSize, next);
            var page = await api.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var metadata = ListPage.Read(page.Span, decoder, rows);
            next = metadata.Continue;
            if (string.IsNullOrEmpty(next))
                return new Listing(rows, metadata.ResourceVersion ?? "", Stream: null);
        }
    }

    private Task<WatchStream> OpenAsync(ApiRequest request, TimeSpan timeout, CancellationToken cancellationToken) =>
        WatchStream.OpenAsync(api, request, timeout + options.WatchSlack, options.TimeProvider, cancellationToken);

    // By chance, so that not all watches of all replicas end at the same moment.
    private TimeSpan NextTimeout() => options.WatchTimeout * (1 + Random.Shared.NextDouble());
}
