// SPDX-License-Identifier: Apache-2.0

using FsCheck;
using FsCheck.Fluent;
using NUnitProperty = FsCheck.NUnit.PropertyAttribute;

namespace Krt.Core.Tests.Properties;

/// <summary>Any sequence of transactions leaves every collection as a computation from nothing would make it.</summary>
public sealed class IncrementalEqualsRecomputedTests
{
    [NUnitProperty(MaxTest = 150, EndSize = 40, QuietOnSuccess = true)]
    public Property Inline((byte Op, byte Name, byte Value)[][] commits) => Holds(PropagationMode.Inline, commits);

    [NUnitProperty(MaxTest = 50, EndSize = 40, QuietOnSuccess = true)]
    public Property Dedicated((byte Op, byte Name, byte Value)[][] commits) =>
        Holds(PropagationMode.Dedicated, commits);

    private static Property Holds(PropagationMode mode, (byte Op, byte Name, byte Value)[][] commits)
    {
        var difference = Run(mode, commits).GetAwaiter().GetResult();
        return (difference is null).Label(difference ?? "");
    }

    private static async Task<string?> Run(PropagationMode mode, (byte Op, byte Name, byte Value)[][] commits)
    {
        var world = new SampleWorld();
        await using var graph = new SampleGraph(mode);
        foreach (var writes in commits)
        {
            await graph.Engine.WhenSettledAsync();
            graph.BeginEpoch();
            await graph.Engine.CommitAsync(transaction =>
            {
                foreach (var write in writes)
                    Apply(write, world, graph, transaction);
            });
            await graph.Engine.WhenSettledAsync();
            if (graph.Difference(world) is { } difference)
                return difference;
        }
        return null;
    }

    private static void Apply(
        (byte Op, byte Name, byte Value) write,
        SampleWorld world,
        SampleGraph graph,
        ITransaction transaction
    )
    {
        var key = new NamespacedName(write.Name % 2 == 0 ? "a" : "b", $"{write.Name / 2 % 5}");
        var app = write.Value % 4 == 0 ? null : $"{write.Value % 4}";
        var ip = write.Value / 4 % 5 == 0 ? null : $"{write.Value / 4 % 5}";
        switch (write.Op % 6)
        {
            case 0 or 1:
                transaction.Set(graph.Pods, world.Pods[key] = Pod.Of(key.Name, ip, app, key.Namespace));
                break;
            case 2 or 3:
                transaction.Set(graph.Services, world.Services[key] = Service.Of(key.Name, app, key.Namespace));
                break;
            case 4:
                world.Pods.Remove(key);
                transaction.Remove(graph.Pods, key);
                break;
            default:
                world.Services.Remove(key);
                transaction.Remove(graph.Services, key);
                break;
        }
    }
}
