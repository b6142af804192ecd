// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation;
using Syncer.Translation.Plugins;

namespace Syncer.Host.Serving;

/// <summary>Warns of every wire key that several plugins produce, with the names of all of them.</summary>
internal sealed partial class CollisionLog(ILogger logger) : IObserver<ChangeSet<ResourceKey, ResourceCollision>>
{
    public void OnNext(ChangeSet<ResourceKey, ResourceCollision> value)
    {
        foreach (ref readonly var change in value.Span)
        {
            if (change.New is { } collision)
                Warn(logger, collision);
        }
    }

    public void OnError(Exception error) { }

    public void OnCompleted() { }

    public static void Warn(ILogger logger, ResourceCollision collision) =>
        Collides(logger, collision.Key.Name, collision.Key.Gateway.ToString(), Names(collision));

    private static string Names(ResourceCollision collision) => string.Join(", ", collision.Owners);

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Resource {Name} of gateway {Gateway} is made by several plugins, and that of the first is served: {Plugins}",
        EventName = nameof(Collides)
    )]
    private static partial void Collides(ILogger logger, string name, string gateway, string plugins);
}
