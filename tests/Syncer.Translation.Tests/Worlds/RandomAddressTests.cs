// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Syncer.Protos.Workloads;
using Syncer.Translation.Tests.Addresses;
using NUnitProperty = FsCheck.NUnit.PropertyAttribute;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>What holds of the addresses of every world, within a mesh; <see cref="RandomWorldTests"/> for the rest.</summary>
public sealed class RandomAddressTests
{
    private static readonly SyncerSettings Settings = new() { IstioIntegration = true, IstioNamespace = "y" };

    // Neither the program nor its tests know the cultures of the system, but an embedder can have any of its own.
    private static readonly CultureInfo OddCulture = OddlyFormatted();

    [NUnitProperty(MaxTest = 60, StartSize = 50, EndSize = 200, QuietOnSuccess = true)]
    public Property Edits_one_by_one_equal_the_final_world_byte_by_byte(DoNotSize<int>[] seeds, DoNotSize<int> order) =>
        Holds(async () =>
        {
            WorldEdit[] edits = [.. seeds.Select(seed => WorldEdit.OfAddresses(seed.Item))];
            var edited = await BytesAfter(edits);
            var dice = new Dice(order.Item);
            var last = edits.GroupBy(edit => edit.Subject).Select(group => group.Last());
            var fresh = await BytesAfter([.. last.OrderBy(_ => dice.Next(int.MaxValue))]);
            return edited.Except(fresh).Concat(fresh.Except(edited)).Select(pair => pair.Key).FirstOrDefault();
        });

    [NUnitProperty(MaxTest = 20, StartSize = 50, EndSize = 200, QuietOnSuccess = true)]
    public Property Bytes_do_not_depend_on_the_culture(DoNotSize<int>[] seeds) =>
        Holds(async () =>
        {
            WorldEdit[] edits = [.. seeds.Select(seed => WorldEdit.OfAddresses(seed.Item))];
            var here = await BytesAfter(edits);
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = OddCulture;
                var there = await BytesAfter(edits);
                return here.Except(there).Concat(there.Except(here)).Select(pair => pair.Key).FirstOrDefault();
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });

    [NUnitProperty(MaxTest = 60, StartSize = 50, EndSize = 200, QuietOnSuccess = true)]
    public Property Workloads_are_endpoints_of_services_there_are(DoNotSize<int>[] seeds) =>
        Holds(
            seeds,
            addresses =>
                addresses
                    .Values.Where(address => address.ToMessage().TypeCase == Address.TypeOneofCase.Workload)
                    .SelectMany(address => address.ToMessage().Workload.Services.Keys)
                    .FirstOrDefault(service => !addresses.ContainsKey(service))
        );

    [NUnitProperty(MaxTest = 60, StartSize = 50, EndSize = 200, QuietOnSuccess = true)]
    public Property No_address_is_one_that_proxies_refuse(DoNotSize<int>[] seeds) =>
        Holds(
            seeds,
            addresses =>
                addresses
                    .Values.Select(address =>
                        AddressWireRules.FindBreach(address) is { } breach ? $"{address.Key}: {breach}" : null
                    )
                    .FirstOrDefault(breach => breach is not null)
        );

    [NUnitProperty(MaxTest = 60, StartSize = 50, EndSize = 200, QuietOnSuccess = true)]
    public Property One_service_of_a_hostname_is_canonical_at_most(DoNotSize<int>[] seeds) =>
        Holds(
            seeds,
            addresses =>
                addresses
                    .Values.Where(address => address.ToMessage().Service is { Canonical: true })
                    .GroupBy(address => address.ToMessage().Service.Hostname)
                    .FirstOrDefault(group => group.Skip(1).Any())
                    ?.Key
        );

    private static Property Holds(
        DoNotSize<int>[] seeds,
        Func<IReadOnlyDictionary<string, AddressResource>, string?> findProblem
    ) =>
        Holds(async () =>
        {
            await using var rig = await After([.. seeds.Select(seed => WorldEdit.OfAddresses(seed.Item))]);
            return findProblem(rig.Outputs.Addresses.Snapshot);
        });

    private static Property Holds(Func<Task<string?>> findProblem)
    {
        var problem = findProblem().GetAwaiter().GetResult();
        return (problem is null).Label(problem ?? "");
    }

    private static CultureInfo OddlyFormatted()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.PositiveSign = "-";
        culture.NumberFormat.NumberDecimalSeparator = "/";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }

    private static async Task<Dictionary<string, ByteString>> BytesAfter(WorldEdit[] edits)
    {
        await using var rig = await After(edits);
        return rig.Outputs.Addresses.Snapshot.ToDictionary(
            address => address.Key,
            address => address.Value.ToMessage().ToByteString()
        );
    }

    private static async Task<TranslationRig> After(WorldEdit[] edits)
    {
        var rig = await TranslationRig.StartAsync(settings: Settings);
        WorldEdit.Of(IstioObjects.MeshConfig("trustDomain: mesh.example")).ApplyTo(rig);
        foreach (var edit in edits)
            edit.ApplyTo(rig);
        return rig;
    }
}
