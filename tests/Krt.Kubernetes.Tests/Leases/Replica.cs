// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using TestKit;

namespace Krt.Kubernetes.Leases;

/// <summary>An elector that tells when it leads and when it does not.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ApiClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Leadership> _begun = Channel.CreateUnbounded<Leadership>();
    private readonly Channel<bool> _ended = Channel.CreateUnbounded<bool>();
    private readonly Task _running;

    public Replica(string kubeconfig, LeaseElectorOptions options)
    {
        _client = new ApiClient(ClusterAccess.FromKubeconfig(kubeconfig));
        Elector = new LeaseElector(_client, options with { LoggerFactory = Log });
        _running = Elector.RunAsync(LeadAsync, _stop.Token);
    }

    public CapturedLog Log { get; } = new();

    public LeaseElector Elector { get; }

    /// <summary>Waits until it leads.</summary>
    public Task<Leadership> UntilLeadingAsync() => _begun.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Waits until it has been told to lead no more.</summary>
    /// <returns>Whether the lease was still held then.</returns>
    public Task<bool> UntilFollowingAsync() => _ended.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Patience);
        _client.Dispose();
    }

    private async Task LeadAsync(Leadership leadership, CancellationToken lost)
    {
        await _begun.Writer.WriteAsync(leadership, CancellationToken.None);
        await Task.Delay(Timeout.Infinite, lost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _ended.Writer.WriteAsync(leadership.IsHeld, CancellationToken.None);
    }
}
