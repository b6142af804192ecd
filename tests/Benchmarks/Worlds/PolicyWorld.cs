// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>50 policies that all apply to the same 10,000 pods, and 200 changed pods, one of which is no longer ready.</summary>
internal sealed class PolicyWorld
{
    public const int Changes = 200;

    private readonly Lazy<PodWorld> _pods = new(() => new PodWorld(10_000, 0, namespaces: 1, apps: 1));

    public PodWorld Pods => _pods.Value;

    public Policy[] Policies =>
        [
            .. Enumerable
                .Range(0, 50)
                .Select(number => new Policy(
                    new NamespacedName(Pods.Pods[0].Key.Namespace, $"policy-{number}"),
                    new LabelSelector(Pods.Pods[0].Labels)
                )),
        ];

    public Pod[] Original => Pods.Pods[..Changes];

    public Pod[] Changed => [Pods.Moved(1)[0] with { IsReady = false }, .. Pods.Moved(Changes)[1..]];
}
