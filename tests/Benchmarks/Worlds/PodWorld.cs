// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;

namespace Benchmarks.Worlds;

/// <summary>
/// Pods and services where each pod has exactly one service: namespaces and applications are numbered so that every pair
/// that occurs has one.
/// </summary>
internal sealed class PodWorld
{
    private static readonly Lazy<PodWorld> SmallWorld = new(() => new PodWorld(1_000, 50, namespaces: 2, apps: 25));
    private static readonly Lazy<PodWorld> LargeWorld = new(() =>
        new PodWorld(100_000, 5_000, namespaces: 1_000, apps: 625)
    );

    private readonly int _namespaces;
    private readonly LabelSet[] _labels;

    public PodWorld(int pods, int services, int namespaces, int apps)
    {
        _namespaces = namespaces;
        _labels = [.. Enumerable.Range(0, apps).Select(app => LabelSet.From("app", Named("app", app)))];
        Services = [.. Enumerable.Range(0, services).Select(MakeService)];
        Pods = [.. Enumerable.Range(0, pods).Select(MakePod)];
    }

    /// <summary>1,000 pods, 50 services, 2 namespaces: the data of krt's own benchmark.</summary>
    public static PodWorld Small => SmallWorld.Value;

    /// <summary>100,000 pods, 5,000 services, 1,000 namespaces.</summary>
    public static PodWorld Large => LargeWorld.Value;

    public Service[] Services { get; }

    public Pod[] Pods { get; }

    /// <summary>The first pods, each with another address.</summary>
    public Pod[] Moved(int count) =>
        [.. Pods.Take(count).Select((pod, number) => pod with { Address = AddressAt(Pods.Length + number) })];

    /// <summary>The first pods, each with the labels of the next application.</summary>
    public Pod[] Relabeled(int count) =>
        [.. Pods.Take(count).Select((pod, number) => pod with { Labels = _labels[(number + 1) % _labels.Length] })];

    private Service MakeService(int number) =>
        new(
            new NamespacedName(NamespaceOf(number), Named("service", number)),
            new LabelSelector(_labels[number % _labels.Length])
        );

    private Pod MakePod(int number) =>
        new(
            new NamespacedName(NamespaceOf(number), Named("pod", number)),
            AddressAt(number),
            _labels[number % _labels.Length]
        );

    // Interned, as names that are read from one object into many rows would be.
    private string NamespaceOf(int number) => string.Intern(Named("ns", number % _namespaces));

    private static string Named(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");

    private static string AddressAt(int number)
    {
        var host = number + 10;
        return string.Create(CultureInfo.InvariantCulture, $"10.{host >> 16 & 255}.{host >> 8 & 255}.{host & 255}");
    }
}
