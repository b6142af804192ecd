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
        dice => Of(dice, RandomPolicies.Agentgateway),
        dice => Of(dice, RandomPolicies.Agentgateway),
        dice => Of(dice, RandomPolicies.Kgateway),
        dice => Of(dice, RandomPolicies.Extension),
        dice => Of(dice, RandomRows.Namespace, new("", dice.Of("x", "y"))),
        dice => Of(dice, RandomRows.Class, new("", dice.OneIn(8) ? "c" : "d")),
    ];

    /// <summary>The object: its kind and its name.</summary>
    public abstract (Type, NamespacedName) Subject { get; }

    /// <summary>The edit that removes the object.</summary>
    public abstract WorldEdit Removal { get; }

    /// <summary>The edit that follows from a seed; one in eight removes.</summary>
    public static WorldEdit Of(int seed)
    {
        var dice = new Dice(seed);
        return dice.Of(Kinds)(dice);
    }

    /// <summary>An edit that sets an object.</summary>
    public static WorldEdit Of<T>(T row)
        where T : class, IKubernetesRow => new Edit<T>(row.Metadata.Key, row);

    public abstract void ApplyTo(TranslationRig rig);

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
