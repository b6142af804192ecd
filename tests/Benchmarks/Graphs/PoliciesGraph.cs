// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>Policies that each count the pods of a namespace with a label: every pod concerns every policy.</summary>
internal static class PoliciesGraph
{
    public static IDataflow<Pod> KrtCore(PodWorld world, Policy[] policies)
    {
        var engine = new KrtEngine();
        var pods = engine.Root.Source<NamespacedName, Pod>();
        var source = engine.Root.Source<NamespacedName, Policy>();
        pods.Reset(world.Pods);
        source.Reset(policies);
        var byNamespace = pods.Index(pod => pod.Key.Namespace);
        var runs = new RunCounter();
        var targets = source.Select(
            (context, policy) =>
            {
                runs.Increment();
                var (count, ready) = (0, 0);
                foreach (var pod in context.Fetch(byNamespace, policy.Key.Namespace, Match<Pod>.Labels(policy.Targets)))
                {
                    count++;
                    ready += pod.IsReady ? 1 : 0;
                }
                return new PolicyTargets(policy.Key, policy.ResourceName, count, ready);
            }
        );
        return new KrtCoreDataflow<Pod, PolicyTargets>(engine, pods, targets, runs);
    }

    public static IDataflow<Pod> KrtAlgorithm(PodWorld world, Policy[] policies)
    {
        var runtime = new KrtRuntime();
        var pods = new KrtStatic<Pod>(runtime);
        var source = new KrtStatic<Policy>(runtime);
        pods.Reset(world.Pods);
        source.Reset(policies);
        var byNamespace = pods.Index(pod => pod.Key.Namespace);
        var targets = new KrtDerived<Policy, PolicyTargets>(
            runtime,
            source,
            (context, policy) =>
            {
                var filter = new KrtFilter<Pod>
                {
                    Index = byNamespace,
                    IndexValue = policy.Key.Namespace,
                    Labels = policy.Targets,
                };
                var rows = context.Fetch(pods, filter);
                return new PolicyTargets(policy.Key, policy.ResourceName, rows.Count, rows.Count(pod => pod.IsReady));
            }
        );
        return new KrtAlgorithmDataflow<Pod, PolicyTargets>(runtime, pods, targets, () => targets.Runs);
    }

    public static IDataflow<Pod> Join(PodWorld world, Policy[] policies)
    {
        var pods = world.Pods.ToDictionary(pod => pod.Key);
        var targets = new Dictionary<NamespacedName, PolicyTargets>();
        return new JoinDataflow<Pod, PolicyTargets>(
            updates =>
                updates.SelectMany(pod =>
                {
                    pods[pod.Key] = pod;
                    return policies.Select(Refresh).Where(row => row is not null);
                })!,
            []
        );

        PolicyTargets? Refresh(Policy policy)
        {
            var (count, ready) = (0, 0);
            foreach (var pod in pods.Values)
            {
                if (pod.Key.Namespace != policy.Key.Namespace || !policy.Targets.Matches(pod.Labels))
                    continue;
                count++;
                ready += pod.IsReady ? 1 : 0;
            }
            var row = new PolicyTargets(policy.Key, policy.ResourceName, count, ready);
            if (targets.TryGetValue(policy.Key, out var former) && former.Equals(row))
                return null;
            targets[policy.Key] = row;
            return row;
        }
    }
}
