// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Xds;

namespace Syncer.Host.Serving;

/// <summary>Logs a line for every epoch that changes what is served.</summary>
internal sealed partial class PublicationLog(ILogger logger) : IObserver<ChangeSet<XdsResourceKey, XdsResource>>
{
    public void OnNext(ChangeSet<XdsResourceKey, XdsResource> value)
    {
        var (added, updated, removed) = (0, 0, 0);
        foreach (ref readonly var change in value.Span)
        {
            switch (change.Kind)
            {
                case ChangeKind.Add:
                    added++;
                    break;
                case ChangeKind.Update:
                    updated++;
                    break;
                default:
                    removed++;
                    break;
            }
        }
        Published(logger, value.Epoch, added, updated, removed);
    }

    public void OnError(Exception error) { }

    public void OnCompleted() { }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Epoch {Epoch}: {Added} resources added, {Updated} updated, {Removed} removed",
        EventName = nameof(Published)
    )]
    private static partial void Published(ILogger logger, long epoch, int added, int updated, int removed);
}
