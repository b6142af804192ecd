// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Krt;

namespace Syncer.Xds;

/// <summary>
/// Traces the responses of one connection, in the source <c>agentgateway.xds</c>: a span of each begins when it is sent, as a
/// part of what the change behind it belongs to, and ends with the answer of the proxy. Thread-safe.
/// </summary>
internal sealed class PushTraces(string connection, NamespacedName? gateway) : IDisposable
{
    /// <summary>How many responses without an answer, and changes that wait to be sent, are remembered.</summary>
    private const int Most = 64;

    private static readonly ActivitySource Source = new("agentgateway.xds");

    private readonly Lock _gate = new();
    private List<ActivityContext>? _causes;
    private Dictionary<string, Activity>? _unanswered;
    private bool _isDisposed;

    /// <summary>Notes that what is going on now has changed something to be sent.</summary>
    public void OnChanged()
    {
        if (!Source.HasListeners() || Activity.Current is not { } cause)
            return;
        lock (_gate)
        {
            if ((_causes ??= []).Count < Most)
                _causes.Add(cause.Context);
        }
    }

    /// <summary>What is behind the changes that are now sent; null where that is not traced.</summary>
    public List<ActivityContext>? TakeCauses()
    {
        lock (_gate)
        {
            var causes = _causes;
            _causes = null;
            return causes;
        }
    }

    /// <summary>Begins to tell of a response, before it is sent.</summary>
    public void Begin(DeltaResponse response, List<ActivityContext>? causes)
    {
        if (!Source.HasListeners() || Start(causes) is not { } push)
            return;
        push.SetTag("xds.connection", connection)
            .SetTag("xds.gateway", gateway?.ToString())
            .SetTag("xds.type", response.Type.Name)
            .SetTag("xds.epoch", response.Epoch)
            .SetTag("xds.nonce", response.Nonce)
            .SetTag("xds.resources", response.Resources.Count)
            .SetTag("xds.removals", response.Removed.Count)
            .SetTag("xds.bytes", response.Size);
        lock (_gate)
        {
            if (!_isDisposed && (_unanswered ??= []).Count < Most)
                _unanswered.Add(response.Nonce, push);
            else
                Stop(push, "not followed up to its answer");
        }
    }

    /// <summary>Ends the span of the response that a request answers, if it answers one.</summary>
    /// <param name="nonce">The nonce of the response; empty where there is none.</param>
    /// <param name="rejection">Why the proxy does not accept it; null if it does.</param>
    public void End(string nonce, string? rejection)
    {
        Activity? push = null;
        lock (_gate)
            _unanswered?.Remove(nonce, out push);
        if (push is not null)
            Stop(push, rejection);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var push in _unanswered?.Values ?? Enumerable.Empty<Activity>())
                Stop(push, "disconnected without an answer");
            _unanswered = null;
        }
    }

    /// <remarks>The span is no part of what the stream itself may be traced as, and nothing after it is a part of the span.</remarks>
    private static Activity? Start(List<ActivityContext>? causes)
    {
        var current = Activity.Current;
        Activity.Current = null;
        var push = causes is null
            ? Source.StartActivity("xds.push", ActivityKind.Producer)
            : Source.StartActivity(
                "xds.push",
                ActivityKind.Producer,
                causes[0],
                links: causes.Skip(1).Select(cause => new ActivityLink(cause))
            );
        Activity.Current = current;
        return push;
    }

    private static void Stop(Activity push, string? failure)
    {
        var current = Activity.Current;
        if (failure is not null)
            push.SetStatus(ActivityStatusCode.Error, failure);
        push.Dispose();
        Activity.Current = current;
    }
}
