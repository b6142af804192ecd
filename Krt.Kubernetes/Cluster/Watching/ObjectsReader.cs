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
    private ListedPages? _unfinished;

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
        var pages =
            _unfinished is { } begun && begun.Version == _version ? begun : new ListedPages(_version, options.PageSize);
        _unfinished = null;
        while (true)
        {
            try
            {
                return await ReadPagesAsync(pages, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsExpired && pages.Next is not null)
            {
                // Reading took longer than the server remembers; one page that holds everything cannot expire.
                pages = new ListedPages(_version, PageSize: null);
            }
            catch (Exception e)
                when (e is HttpRequestException or IOException or TimeoutException or ApiException { IsTransient: true }
                )
            {
                // What has been read is read: the next attempt goes on with the page that failed.
                _unfinished = pages;
                throw;
            }
        }
    }

    private async Task<Listing> ReadPagesAsync(ListedPages pages, CancellationToken cancellationToken)
    {
        while (true)
        {
            var request = requests.List(pages.Version, pages.PageSize, pages.Next);
            var page = await api.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var metadata = ListPage.Read(page.Span, decoder, pages.Rows);
            if (string.IsNullOrEmpty(metadata.Continue))
                return new Listing(pages.Rows, metadata.ResourceVersion ?? "", Stream: null);
            pages.Next = metadata.Continue;
        }
    }

    private Task<WatchStream> OpenAsync(ApiRequest request, TimeSpan timeout, CancellationToken cancellationToken) =>
        WatchStream.OpenAsync(api, request, timeout + options.WatchSlack, options.TimeProvider, cancellationToken);

    // By chance, so that not all watches of all replicas end at the same moment.
    private TimeSpan NextTimeout() => options.WatchTimeout * (1 + Random.Shared.NextDouble());
}
