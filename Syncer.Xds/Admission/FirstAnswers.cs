// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>
/// How many proxies that know nothing are sent everything at once. When a thousand of them come, the first ones are ready while
/// the last ones wait, and the memory that sending takes is that of a few. May be used from any thread.
/// </summary>
internal sealed class FirstAnswers(TimeProvider time) : IDisposable
{
    public const int AtOnce = 32;

    /// <summary>Who takes longer no longer counts, so that slow proxies do not hold up the others.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _free = new(AtOnce);

    /// <summary>Waits in order; to be disposed when everything has been taken.</summary>
    /// <exception cref="OperationCanceledException">The stream has ended.</exception>
    public async ValueTask<IDisposable> BeginAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Answer(this, time);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Answer : IDisposable
    {
        private readonly FirstAnswers _answers;
        private readonly ITimer _end;
        private bool _isOver;

        public Answer(FirstAnswers answers, TimeProvider time)
        {
            _answers = answers;
            _end = time.CreateTimer(static self => ((Answer)self!).End(), this, Longest, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _end.Dispose();
            End();
        }

        private void End()
        {
            if (Interlocked.Exchange(ref _isOver, true))
                return;
            try
            {
                _answers._free.Release();
            }
            catch (ObjectDisposedException)
            {
                // The server is gone, and nobody waits.
            }
        }
    }
}
