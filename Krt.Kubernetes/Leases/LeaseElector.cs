// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Krt.Kubernetes.Leases;

/// <summary>Lets at most one of several replicas lead at a time, by a <c>coordination.k8s.io/v1 Lease</c>.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>The leader ends in order</term><description>it releases the lease, and another leads at once</description></item>
/// <item><term>it vanishes</term><description>another leads when the lease has not been renewed for its duration, by the
/// other's own clock</description></item>
/// <item><term>it cannot renew</term><description>it stops leading at the renew deadline, before another begins</description></item>
/// <item><term>the lease is changed by hand</term><description>whoever it names leads; without a name, who is first</description></item>
/// </list>
/// </remarks>
public sealed partial class LeaseElector
{
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(2);

    private readonly LeaseRecord _record;
    private readonly LeaseElectorOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private volatile string _holder = "";
    private string? _reportedFailure;

    /// <summary>Creates an elector; it does nothing before it runs.</summary>
    /// <param name="api">The server; a client of its own, so that renewals never wait for other requests.</param>
    /// <param name="options">Which lease, and how.</param>
    /// <exception cref="ArgumentException">The durations do not fit together.</exception>
    public LeaseElector(ApiClient api, LeaseElectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _record = new LeaseRecord(api, options);
        _time = options.TimeProvider;
        _log = (ILogger?)options.LoggerFactory?.CreateLogger<LeaseElector>() ?? NullLogger.Instance;
    }

    /// <summary>The identity in the lease as it was seen last; empty for nobody.</summary>
    public string Holder => _holder;

    /// <summary>Leads whenever the lease can be had, until it is cancelled.</summary>
    /// <param name="lead">
    /// Called each time the lease was acquired; its token is cancelled when the lease is lost. The lease is not released, and
    /// not striven for again, before the task it returns has ended.
    /// </param>
    /// <param name="cancellationToken">Ends leading, then releases the lease.</param>
    /// <returns>A task that ends when everything has; it fails when <paramref name="lead"/> does.</returns>
    public async Task RunAsync(Func<Leadership, CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lead);
        try
        {
            while (true)
            {
                var (lease, leadership) = await AcquireAsync(cancellationToken).ConfigureAwait(false);
                await LeadAsync(lease, leadership, lead, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task<(Lease Lease, Leadership Leadership)> AcquireAsync(CancellationToken cancellationToken)
    {
        Lease? seen = null;
        var seenAt = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wait = _options.RetryPeriod;
            try
            {
                var lease = await _record.GetAsync(cancellationToken).ConfigureAwait(false);
                if (lease != seen)
                    (seen, seenAt) = (lease, _time.GetTimestamp());
                _reportedFailure = null;
                var remaining = Remaining(lease, seenAt);
                if (remaining <= TimeSpan.Zero)
                {
                    var sentAt = _time.GetTimestamp();
                    if (await _record.AcquireAsync(lease, cancellationToken).ConfigureAwait(false) is not { } acquired)
                        continue;
                    return (acquired, new Leadership(_time, _options.RenewDeadline, sentAt));
                }
                if (_holder != lease!.Holder)
                    Follows(_log, _options.Namespace, _options.Name, lease.Holder);
                _holder = lease.Holder;
                wait = remaining < wait ? remaining : wait;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Report(e);
            }
            await WaitAsync(seen, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How long the lease is somebody else's.</summary>
    private TimeSpan Remaining(Lease? lease, long seenAt) =>
        lease is null || lease.Holder.Length == 0 || lease.Holder == _options.Identity
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(lease.Spec.LeaseDurationSeconds ?? 0) - _time.GetElapsedTime(seenAt);

    /// <summary>Waits, but not longer than until something becomes of the lease.</summary>
    private async Task WaitAsync(Lease? lease, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(wait, _time, enough.Token);
        var change = _record.WaitForChangeAsync(lease, enough.Token);
        var first = await Task.WhenAny(delay, change).ConfigureAwait(false);
        if (first == change && !change.IsCompletedSuccessfully)
            await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await enough.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(delay, change).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LeadAsync(
        Lease lease,
        Leadership leadership,
        Func<Leadership, CancellationToken, Task> lead,
        CancellationToken cancellationToken
    )
    {
        _holder = _options.Identity;
        Leads(_log, _options.Namespace, _options.Name);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Task.Run(() => lead(leadership, end.Token), CancellationToken.None);
        var renewal = RenewAsync(lease, leadership, end.Token);
        await Task.WhenAny(work, renewal).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        var held = await renewal.ConfigureAwait(false);
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It was told to.
        }
        finally
        {
            leadership.End();
            _holder = "";
            LeadsNoMore(_log, _options.Namespace, _options.Name);
            if (held is not null)
                await ReleaseAsync(held).ConfigureAwait(false);
        }
    }

    /// <returns>The lease when it was told to end, or null when the lease is lost.</returns>
    private async Task<Lease?> RenewAsync(Lease lease, Leadership leadership, CancellationToken cancellationToken)
    {
        while (true)
        {
            var remaining = leadership.Remaining;
            var pause = remaining < _options.RetryPeriod ? remaining : _options.RetryPeriod;
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, _time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
                return lease;
            remaining = leadership.Remaining;
            if (remaining <= TimeSpan.Zero)
                return null;
            try
            {
                using var late = new CancellationTokenSource(remaining, _time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
                if (await RenewOnceAsync(lease, leadership, either.Token).ConfigureAwait(false) is not { } renewed)
                    return null;
                lease = renewed;
                _reportedFailure = null;
            }
            catch (Exception e)
            {
                if (cancellationToken.IsCancellationRequested)
                    return lease;
                Report(e);
            }
        }
    }

    private async Task<Lease?> RenewOnceAsync(Lease lease, Leadership leadership, CancellationToken cancellationToken)
    {
        while (lease.Holder == _options.Identity)
        {
            var sentAt = _time.GetTimestamp();
            if (await _record.RenewAsync(lease, cancellationToken).ConfigureAwait(false) is { } renewed)
            {
                leadership.Extend(sentAt);
                return renewed;
            }
            // Somebody changed it, perhaps only its labels.
            if (await _record.GetAsync(cancellationToken).ConfigureAwait(false) is not { } current)
                return null;
            lease = current;
        }
        return null;
    }

    private async Task ReleaseAsync(Lease lease)
    {
        using var late = new CancellationTokenSource(ReleaseTimeout, _time);
        try
        {
            // A renewal that was cut off may have been done all the same.
            if (
                await _record.ReleaseAsync(lease, late.Token).ConfigureAwait(false) is null
                && await _record.GetAsync(late.Token).ConfigureAwait(false) is { } current
                && current.Holder == _options.Identity
            )
                await _record.ReleaseAsync(current, late.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Report(e);
        }
    }

    private void Report(Exception failure)
    {
        if (_reportedFailure != failure.Message)
            Failed(_log, _options.Namespace, _options.Name, failure.Message);
        _reportedFailure = failure.Message;
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Lease {Namespace}/{Name} is held: this replica writes",
        EventName = nameof(Leads)
    )]
    private static partial void Leads(ILogger log, string @namespace, string name);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Lease {Namespace}/{Name} is held no more: this replica does not write",
        EventName = nameof(LeadsNoMore)
    )]
    private static partial void LeadsNoMore(ILogger log, string @namespace, string name);

    [LoggerMessage(
        3,
        LogLevel.Information,
        "Lease {Namespace}/{Name} is held by {Holder}",
        EventName = nameof(Follows)
    )]
    private static partial void Follows(ILogger log, string @namespace, string name, string holder);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "Lease {Namespace}/{Name} cannot be acquired, renewed or released: {Reason}",
        EventName = nameof(Failed)
    )]
    private static partial void Failed(ILogger log, string @namespace, string name, string reason);
}
