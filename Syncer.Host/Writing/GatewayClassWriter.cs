// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Krt;
using Krt.Kubernetes.Api;
using Syncer.Host.Pipeline;
using Syncer.Translation.Gateways.Classes;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Host.Writing;

/// <summary>Creates the GatewayClass of the syncer, and repairs it, for as long as it runs (spec gateways-routes 2.1).</summary>
internal sealed partial class GatewayClassWriter(SyncerPipeline pipeline, ApiClient api, ClusterWriterOptions options)
{
    // Nothing tells when a server begins to serve a kind of which there are no objects.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    // A class that was broken again before it was observed looks as if it had never been applied.
    private static readonly TimeSpan ConfirmationTime = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = options.Api.TimeProvider;
    private readonly ILogger? _log = options.LoggerFactory?.CreateLogger<GatewayClassWriter>();
    private string? _reportedFailure;

    /// <summary>Applies what is to be applied until it is cancelled; nothing before the classes in the cluster are known.</summary>
    /// <param name="mayWrite">Asked right before every write; cancellation is to follow when it says no.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        await using var scope = pipeline.Engine.CreateScope("GatewayClasses");
        var toApply = ManagedGatewayClasses.ToApply(scope, pipeline.Sources.Of<GatewayClass>(), options.Settings);
        var changed = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        using var subscription = toApply.Connect().Subscribe(_ => changed.Writer.TryWrite(true));
        try
        {
            while (true)
            {
                var pause =
                    toApply.Snapshot.Values.FirstOrDefault() is not { } wanted ? Timeout.InfiniteTimeSpan
                    : await TryApplyAsync(wanted, mayWrite, cancellationToken) ? ConfirmationTime
                    : RetryDelay;
                await WaitAsync(changed.Reader, pause, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task WaitAsync(ChannelReader<bool> changed, TimeSpan pause, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(pause, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await changed.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing has changed.
        }
    }

    private async Task<bool> TryApplyAsync(
        ManagedGatewayClass wanted,
        Func<bool> mayWrite,
        CancellationToken cancellationToken
    )
    {
        if (!mayWrite())
            return false;
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
            wanted.WriteTo(writer);
        var kind = SyncerKinds.Catalogue.Single(kind => kind.RowType == typeof(GatewayClass));
        var manager = Uri.EscapeDataString(options.Settings.ControllerName);
        var path = $"{kind.PathOf(new NamespacedName("", wanted.Name))}?fieldManager={manager}&force=true";
        try
        {
            await api.SendAsync(ApiRequest.Patch(path, PatchType.Apply, body.WrittenMemory), cancellationToken);
            _reportedFailure = null;
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var isInstalled = e is not ApiException { IsNotFound: true };
            if (isInstalled && _reportedFailure != e.Message && _log is not null)
                Failed(_log, wanted.Name, e.Message);
            _reportedFailure = e.Message;
            return false;
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Error,
        "GatewayClass {Name} cannot be applied, which is tried again: {Reason}",
        EventName = nameof(Failed)
    )]
    private static partial void Failed(ILogger log, string name, string reason);
}
