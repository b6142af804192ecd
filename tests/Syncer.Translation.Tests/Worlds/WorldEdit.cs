// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>One object is set or removed.</summary>
internal abstract record WorldEdit(NamespacedName Name)
{
    private static readonly Func<Dice, WorldEdit>[] Kinds =
    [
        dice => Of(dice, RandomRows.Gateway),
        dice => Of(dice, RandomRows.Gateway),
        dice => Of(dice, RandomRows.ListenerSet),
        dice => Of(dice, RandomRows.ListenerSet),
        dice => Of(dice, RandomRoutes.Http),
        dice => Of(dice, RandomRoutes.Http),
        dice => Of(dice, RandomRoutes.Http),
        dice => Of(dice, RandomRoutes.Grpc),
        dice => Of(dice, RandomRoutes.Tcp),
        dice => Of(dice, RandomRoutes.Tls),
        dice => Of(dice, RandomRows.Grant),
        dice => Of(dice, RandomRows.Service),
        dice => Of(dice, RandomRows.Secret),
        dice => Of(dice, RandomRows.ConfigMap),
        dice => Of(dice, RandomRows.Pool),
        dice => Of(dice, RandomBackends.Agentgateway),
        dice => Of(dice, RandomBackends.Agentgateway),
        dice => Of(dice, RandomBackends.Kgateway),
        dice => Of(dice, RandomBackends.TlsPolicy),
        dice => Of(dice, RandomBackends.Pool),
        dice => Of(dice, RandomPolicies.Agentgateway),
        dice => Of(dice, RandomPolicies.Agentgateway),
        dice => Of(dice, RandomPolicies.Kgateway),
        dice => Of(dice, RandomPolicies.Extension),
        dice => Of(dice, RandomPolicies.BackendConfig),
        dice => Of(dice, RandomRows.Namespace, new("", dice.Of("x", "y"))),
        dice => Of(dice, RandomRows.Class, new("", dice.OneIn(8) ? "c" : "d")),
    ];

    private static readonly Func<Dice, WorldEdit>[] AddressKinds =
    [
        dice => Of(dice, RandomAddresses.Service),
        dice => Of(dice, RandomAddresses.Service),
        dice => Of(dice, RandomAddresses.Pod),
        dice => Of(dice, RandomAddresses.Pod),
        dice => Of(dice, RandomAddresses.Slice),
        dice => Of(dice, RandomAddresses.Pool),
        dice => Of(dice, RandomAddresses.ServiceEntry),
        dice => Of(dice, RandomAddresses.ServiceEntry),
        dice => Of(dice, RandomAddresses.WorkloadEntry),
        dice => Of(dice, RandomAddresses.Gateway),
        dice => Of(dice, RandomAddresses.Node, new("", dice.Of("a", "b"))),
        dice => Of(dice, RandomAddresses.Namespace, new("", dice.Of("x", "y"))),
    ];

    /// <summary>The object: its kind and its name.</summary>
    public abstract (Type, NamespacedName) Subject { get; }

    /// <summary>The edit that removes the object.</summary>
    public abstract WorldEdit Removal { get; }

    /// <summary>The edit that follows from a seed; one in eight removes.</summary>
    public static WorldEdit Of(int seed) => Of(seed, Kinds);

    /// <summary>The edit of what addresses are made of that follows from a seed; one in eight removes.</summary>
    public static WorldEdit OfAddresses(int seed) => Of(seed, AddressKinds);

    /// <summary>An edit that sets an object.</summary>
    public static WorldEdit Of<T>(T row)
        where T : class, IKubernetesRow => new Edit<T>(row.Metadata.Key, row);

    public abstract void ApplyTo(TranslationRig rig);

    private static WorldEdit Of(int seed, Func<Dice, WorldEdit>[] kinds)
    {
        var dice = new Dice(seed);
        return dice.Of(kinds)(dice);
    }

    private static Edit<T> Of<T>(Dice dice, Func<Dice, NamespacedName, T> row, NamespacedName? name = null)
        where T : class, IKubernetesRow
    {
        var key = name ?? new(dice.Of("x", "y"), RandomRows.Name(dice));
        return new(key, dice.OneIn(8) ? null : row(dice, key));
    }

    private sealed record Edit<T>(NamespacedName Name, T? Row) : WorldEdit(Name)
        where T : class, IKubernetesRow
    {
        public override (Type, NamespacedName) Subject => (typeof(T), Name);

        public override WorldEdit Removal => this with { Row = null };

        public override void ApplyTo(TranslationRig rig)
        {
            if (Row is null)
                rig.Of<T>().Remove(Name);
            else
                rig.Of<T>().Set(Row);
        }
    }
}
