// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using Syncer.Xds;

namespace TestKit.DataPlane;

/// <summary>
/// The data plane as far as xDS goes: it connects, acknowledges, refuses and reconnects as the real one does, and watches
/// over what no server may do to it (spec xds-addresses 6.12).
/// </summary>
/// <remarks>Not thread-safe: read it between two updates, or when the enumeration has ended.</remarks>
public sealed class ProxyModel : IDisposable
{
    private readonly DeltaXdsClient _client;
    private readonly BindsStore _binds = new();
    private readonly HashSet<string> _nonces = [];
    private readonly HashSet<XdsResourceType> _pending = [.. XdsResourceType.All];
    private readonly List<XdsDiagnostic> _refused = [];
    private readonly List<string> _violations = [];

    /// <param name="options">Where and as whom to connect; what is refused is decided here.</param>
    public ProxyModel(DeltaXdsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _client = new DeltaXdsClient(options with { Judge = Judge });
    }

    /// <summary>Whether each type was answered once without an error: that is what makes a proxy ready.</summary>
    public bool IsReady => _pending.Count == 0;

    /// <summary>Everything it complained of.</summary>
    public IReadOnlyList<XdsDiagnostic> Refused => _refused;

    /// <summary>Everything that harms a proxy although it does not complain.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>What it holds of a type, by wire name.</summary>
    public IReadOnlyDictionary<string, ReceivedResource> ResourcesOf(XdsResourceType type) => _client.ResourcesOf(type);

    /// <summary>Names and versions of everything it holds.</summary>
    public Dictionary<string, string> Versions() =>
        XdsResourceType
            .All.SelectMany(type => ResourcesOf(type).Values)
            .ToDictionary(resource => resource.Name, resource => resource.Version);

    /// <summary>Connects, and returns each response when it has been applied and answered.</summary>
    public async IAsyncEnumerable<XdsUpdate> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in _client.WatchAsync(cancellationToken))
        {
            Observe(update);
            yield return update;
        }
    }

    /// <summary>Connects and stays until it is ready.</summary>
    public async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in WatchAsync(cancellationToken))
        {
            if (IsReady)
                return;
        }
    }

    public void Dispose() => _client.Dispose();

    private static XdsDiagnostic? Judge(XdsResourceType type, ReceivedResource resource)
    {
        var refusals = DataPlaneRefusals.Of(resource.Message);
        return refusals.Count == 0 ? null : new XdsDiagnostic(resource.Name, Join(errors: true), Join(errors: false));

        string? Join(bool errors) =>
            refusals.Where(refusal => refusal.IsError == errors).ToList() is { Count: > 0 } found
                ? string.Join("; ", found.Select(refusal => $"{refusal.Field}: {refusal.Reason}"))
                : null;
    }

    private void Observe(XdsUpdate update)
    {
        if (!_nonces.Add(update.Nonce))
            _violations.Add($"nonce {update.Nonce} again");
        _refused.AddRange(update.Rejected);
        if (update.Rejected.All(diagnostic => diagnostic.Error is null))
            _pending.Remove(update.Type);

        var named = update
            .Updated.Select(r => r.Name)
            .Concat(update.Rejected.Where(d => d.Error is not null).Select(d => d.Name));
        foreach (var name in named.Concat(update.Removed).CountBy(name => name).Where(count => count.Value > 1))
            _violations.Add($"{name.Key} is named {name.Value} times in one response");

        foreach (var resource in update.Updated)
        {
            if (WireNames.Of(resource.Message) is { } name && name != resource.Name)
                _violations.Add($"{resource.Name} holds {name}");
        }
        if (update.Type != XdsResourceType.Resource)
            return;
        foreach (var resource in update.Updated)
            _violations.AddRange(_binds.Set(resource.Name, resource.Message));
        foreach (var name in update.Removed)
            _binds.Remove(name);
        _violations.AddRange(_binds.Check());
    }
}
