// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;

namespace Krt.Internal;

// Delivery to subscribers: after publication, outside of every lock, one set at a time per subscriber.
internal sealed partial class Propagator
{
    private readonly ConcurrentQueue<IDelivery> _inlineDeliveries = new();
    private TaskCompletionSource? _idle;
    private int _deliveries;

    /// <summary>Lets a subscriber take what waits for it; the end is told by <see cref="EndDelivery"/>.</summary>
    public void BeginDelivery(IDelivery delivery)
    {
        lock (_gate)
            _deliveries++;
        if (delivery.Scheduler is { } scheduler)
            BeginDelivery(delivery, scheduler);
        else if (Options.Mode == PropagationMode.Inline)
            _inlineDeliveries.Enqueue(delivery);
        else
            ThreadPool.UnsafeQueueUserWorkItem(delivery, preferLocal: false);
    }

    private static void BeginDelivery(IDelivery delivery, TaskScheduler scheduler)
    {
        try
        {
            _ = Task.Factory.StartNew(
                delivery.Execute,
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                scheduler
            );
        }
        catch (TaskSchedulerException error)
        {
            // The scheduler is the subscriber's, who is reached no other way.
            delivery.Abandon(error.InnerException ?? error);
        }
    }

    public void EndDelivery()
    {
        lock (_gate)
        {
            if (--_deliveries > 0)
                return;
            _idle?.TrySetResult();
            _idle = null;
        }
    }

    private void DeliverInline()
    {
        while (_inlineDeliveries.TryDequeue(out var delivery))
            delivery.Execute();
    }
}

/// <summary>Change sets that wait for one subscriber.</summary>
internal interface IDelivery : IThreadPoolWorkItem
{
    /// <summary>Where the subscriber wants to be called, or null for the engine's choice.</summary>
    TaskScheduler? Scheduler { get; }

    /// <summary>Ends the subscription, which cannot be delivered to, instead of the delivery.</summary>
    void Abandon(Exception error);
}
