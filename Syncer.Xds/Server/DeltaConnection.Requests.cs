// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

// Requests: what they do is decided by the watches; here it is told to whom it concerns.
internal sealed partial class DeltaConnection
{
    private void Receive(DeltaRequest request)
    {
        using var unused = request;
        if (request.Error is null)
            _traces.End(request.Nonce, rejection: null);
        switch (_watches.OnRequest(request, out var changed))
        {
            case RequestEffect.Watched or RequestEffect.Resubscribed:
                WakeUp();
                break;
            case RequestEffect.Acknowledged:
                _server.Metrics.RecordConvergence(changed);
                break;
            case RequestEffect.ResubscribedByAcknowledgement:
                Log.UnexpectedRequest(_server.Logger, request.TypeUrl, Id, "an acknowledgement changes names");
                WakeUp();
                break;
            case RequestEffect.Meaningless:
                Log.UnexpectedRequest(_server.Logger, request.TypeUrl, Id, "it has neither a nonce nor names");
                break;
            case RequestEffect.Stale:
                Log.StaleNonce(_server.Logger, request.TypeUrl, Id, request.Nonce);
                break;
            case RequestEffect.UnknownType:
                Log.UnknownType(_server.Logger, request.TypeUrl, Id);
                break;
            case RequestEffect.Rejected:
                OnRejected(request);
                break;
        }
    }

    private void OnRejected(DeltaRequest request)
    {
        var error = request.Error!;
        var rejection = new XdsRejection(
            Id,
            _node.Id,
            _gateway,
            request.TypeUrl,
            request.Nonce,
            error.Code,
            error.Message,
            DiagnosticParser.Parse(error.Message)
        );
        rejection = rejection with { IsFirst = _server.RecentRejections.Record(rejection, _server.Time.GetUtcNow()) };
        if (rejection.IsFirst)
            Log.Rejected(_server.Logger, request.TypeUrl, Id, error.Code, rejection.Summary);
        else
            Log.RejectedAgain(_server.Logger, request.TypeUrl, Id, error.Code, rejection.Summary);
        _server.Metrics.RecordRejection();
        _traces.End(request.Nonce, rejection.Summary);
        foreach (var observer in _server.RejectionObservers)
        {
            try
            {
                observer.OnRejected(rejection);
            }
#pragma warning disable CA1031 // An observer may throw anything; the stream goes on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.RejectionObserverFailed(_server.Logger, failure, Id);
            }
        }
    }
}
