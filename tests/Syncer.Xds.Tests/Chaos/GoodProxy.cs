// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds.Tests;

/// <summary>A proxy that behaves, reconnects, and looks at everything it is sent.</summary>
internal sealed class GoodProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly DeltaXdsClient _client;
    private readonly Lock _gate = new();
    private readonly Task _loop;

    public GoodProxy(Uri address, NamespacedName gateway)
    {
        Gateway = gateway;
        _client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = address,
                Gateway = gateway,
                Token = _ => ValueTask.FromResult<string?>(gateway.ToString()),
                Reconnect = true,
            }
        );
        _loop = Task.Run(RunAsync);
    }

    public NamespacedName Gateway { get; }

    /// <summary>The first thing it should never have been sent.</summary>
    public string? Violation { get; private set; }

    /// <summary>Whether it holds exactly what it is to be served.</summary>
    public bool Agrees(DeltaXdsServer server)
    {
        lock (_gate)
            return XdsResourceType.All.All(type => Agrees(server, type));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _stop.Dispose();
    }

    private bool Agrees(DeltaXdsServer server, XdsResourceType type)
    {
        var served = server.ResourcesOf(type, Gateway);
        var held = _client.ResourcesOf(type);
        return served.Count == held.Count
            && served.All(resource =>
                held.TryGetValue(resource.Key.Name, out var own) && own.Version == resource.Version
            );
    }

    private async Task RunAsync()
    {
        await using var updates = _client.WatchAsync(_stop.Token).GetAsyncEnumerator(_stop.Token);
        while (true)
        {
            // The client changes what it holds while it waits for this.
            var next = updates.MoveNextAsync().AsTask();
            if (!await next)
                return;
            lock (_gate)
                Violation ??= FindViolation(updates.Current);
        }
    }

    private string? FindViolation(XdsUpdate update)
    {
        if (update.Updated.FirstOrDefault(r => !RandomRows.MayBeSeen(r, Gateway)) is { } foreign)
            return $"{Gateway} was sent {foreign.Name} of {RandomRows.OwnerOf(foreign.Message)}";
        var twice = update
            .Updated.Select(resource => resource.Name)
            .Concat(update.Removed)
            .CountBy(name => name)
            .FirstOrDefault(count => count.Value > 1);
        return twice.Key is null ? null : $"{twice.Key} is named twice in one response";
    }
}
