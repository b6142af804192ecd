// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt;
using Syncer.Xds;

namespace Syncer.Host.Tests.Serving;

/// <summary>A proxy of a gateway in the namespace <c>default</c>, read update by update.</summary>
internal sealed class Proxy(IPEndPoint server, string gateway, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly DeltaXdsClient _client = new(
        new DeltaXdsClientOptions
        {
            Address = new Uri($"http://{server}"),
            Gateway = new NamespacedName("default", gateway),
        }
    );
    private IAsyncEnumerator<XdsUpdate>? _updates;

    public string[] Resources => NamesOf(XdsResourceType.Resource);

    public string[] Addresses => NamesOf(XdsResourceType.Address);

    /// <summary>Connects, anew where it was connected, and reads the first answer for each type.</summary>
    /// <returns>What was transferred: <c>+name</c> or <c>-name</c>, sorted.</returns>
    public async Task<string[]> ConnectAsync()
    {
        await DisconnectAsync();
        _updates = _client.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        var unanswered = XdsResourceType.All.ToHashSet();
        var transferred = new List<string>();
        while (unanswered.Count > 0)
        {
            Assert.That(await _updates.MoveNextAsync(), Is.True, "the stream ended");
            unanswered.Remove(_updates.Current.Type);
            transferred.AddRange(Describe(_updates.Current));
        }
        return [.. transferred.Order(StringComparer.Ordinal)];
    }

    /// <summary>Waits for the next push.</summary>
    /// <returns>What is in it: <c>+name</c> or <c>-name</c>, sorted.</returns>
    public async Task<string[]> NextAsync()
    {
        Assert.That(await _updates!.MoveNextAsync(), Is.True, "the stream ended");
        return [.. Describe(_updates.Current).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads pushes until something is true.</summary>
    public async Task UntilAsync(Func<Proxy, bool> isMet)
    {
        while (!isMet(this))
            await NextAsync();
    }

    public ReceivedResource Resource(string name) => _client.ResourcesOf(XdsResourceType.Resource)[name];

    public async Task DisconnectAsync()
    {
        if (_updates is not null)
            await _updates.DisposeAsync();
        _updates = null;
    }

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        _client.Dispose();
    }

    private static IEnumerable<string> Describe(XdsUpdate update) =>
        update.Updated.Select(resource => $"+{resource.Name}").Concat(update.Removed.Select(name => $"-{name}"));

    private string[] NamesOf(XdsResourceType type) => [.. _client.ResourcesOf(type).Keys.Order(StringComparer.Ordinal)];
}
