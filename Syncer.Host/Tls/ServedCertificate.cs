// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;

namespace Syncer.Host.Tls;

/// <summary>
/// The certificate of this moment. New handshakes take a new one as soon as there is one; what cannot be used is reported, and
/// the one before stays.
/// </summary>
internal sealed partial class ServedCertificate : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    private readonly ICertificateSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private volatile ServerCertificate _current;

    private ServedCertificate(ICertificateSource source, ServerCertificate first, TimeProvider time, ILogger log)
    {
        (_source, _current, _time, _log) = (source, first, time, log);
        _loop = Task.Run(() => FollowAsync(_stop.Token));
    }

    /// <summary>What a handshake takes.</summary>
    public SslStreamCertificateContext Current => _current.Context;

    /// <summary>Loads the first certificate, then follows its source.</summary>
    /// <exception cref="CertificateException">It cannot be used; the message names where it comes from.</exception>
    public static async Task<ServedCertificate> StartAsync(
        ICertificateSource source,
        TimeProvider time,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return new ServedCertificate(source, await source.LoadAsync(cancellationToken), time, log);
        }
        catch (CertificateException e)
        {
            throw new CertificateException($"{source.Description}: {e.Message}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (_source as IDisposable)?.Dispose();
        _stop.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var change = _source.WaitForChangeAsync(cancellationToken);
        var failed = false;
        while (true)
        {
            var due =
                failed ? Task.Delay(Retry, _time, cancellationToken)
                : _current.RenewAt is { } at ? DelayUntilAsync(at, cancellationToken)
                : Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
            if (await Task.WhenAny(change, due) == change)
            {
                await change;
                change = _source.WaitForChangeAsync(cancellationToken);
            }
            cancellationToken.ThrowIfCancellationRequested();
            failed = !await TryLoadAsync(cancellationToken);
        }
    }

    private async Task DelayUntilAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (at - _time.GetUtcNow() is var delay && delay > TimeSpan.Zero)
            await Task.Delay(delay, _time, cancellationToken);
        else
            await Task.Delay(Retry, _time, cancellationToken);
    }

    private async Task<bool> TryLoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _current = await _source.LoadAsync(cancellationToken);
            Replaced(_log, _source.Description, _current.Context.TargetCertificate.NotAfter.ToUniversalTime());
            return true;
        }
        catch (CertificateException e)
        {
            NotReplaced(_log, _source.Description, e.Message);
            return false;
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "xDS is served with a new certificate from {Source}, valid until {End:u}",
        EventName = nameof(Replaced)
    )]
    private static partial void Replaced(ILogger log, string source, DateTime end);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "{Source} cannot be used: {Problem}; xDS is served with the certificate before",
        EventName = nameof(NotReplaced)
    )]
    private static partial void NotReplaced(ILogger log, string source, string problem);
}
