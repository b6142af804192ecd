// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties;

/// <summary>The content of the sources, and what every derived collection has to hold, computed from nothing.</summary>
internal sealed class SampleWorld
{
    public Dictionary<NamespacedName, Pod> Pods { get; } = [];

    public Dictionary<NamespacedName, Service> Services { get; } = [];

    public Dictionary<NamespacedName, Named> Workloads() =>
        Pods
            .Values.Where(pod => pod.Ip is not null)
            .ToDictionary(
                pod => pod.Key,
                pod =>
                    Row(
                        pod.Key.Name,
                        Services.Values.Where(service =>
                            service.Key.Namespace == pod.Key.Namespace && SelectsNonEmpty(service, pod)
                        )
                    )
            );

    public Dictionary<NamespacedName, Named> Selected(bool emptyMatches) =>
        Pods.Values.ToDictionary(
            pod => pod.Key,
            pod =>
                Row(
                    pod.Key.Name,
                    Services.Values.Where(service =>
                        service.Selector.IsEmpty ? emptyMatches : service.Selector.Matches(pod.Labels)
                    )
                )
        );

    public Dictionary<NamespacedName, Named> Endpoints() =>
        Services.Values.ToDictionary(
            service => service.Key,
            service =>
                Row(
                    service.Key.Name,
                    Pods.Values.Where(pod => pod.Ip is not null && service.Selector.Matches(pod.Labels))
                )
        );

    /// <summary>Pods by address: of two pods with one address the one with the lower key counts.</summary>
    public Dictionary<string, Named> ByIp() =>
        Pods
            .Values.Where(pod => pod.Ip is not null)
            .GroupBy(pod => pod.Ip!, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new Named(group.Key, group.MinBy(pod => pod.Key)!.Key.ToString())
            );

    /// <summary>Every pod with the address of the pod its own address names, and of the one with the next letter.</summary>
    public Dictionary<NamespacedName, Named> Followed() =>
        Pods.Values.ToDictionary(
            pod => pod.Key,
            pod => new Named(pod.Key.Name, Follow(pod, key => Pods.GetValueOrDefault(key)))
        );

    public Dictionary<NamespacedName, Named> Names() =>
        Pods
            .Keys.Union(Services.Keys)
            .ToDictionary(key => key, key => new Named(key.Name, Pods.ContainsKey(key) ? "pod" : "service"));

    /// <summary>A diamond: every pod's name with what three ways from it say.</summary>
    public Dictionary<NamespacedName, Named> Diamond()
    {
        var selected = Selected(emptyMatches: true);
        var workloads = Workloads();
        return Pods.Keys.ToDictionary(
            key => key,
            key => new Named(
                key.Name,
                $"{selected[key].Value}|{workloads.GetValueOrDefault(key)?.Value}|{Services.ContainsKey(key)}"
            )
        );
    }

    public static Named Row(string name, IEnumerable<IKeyed<NamespacedName>> rows) =>
        new(name, string.Join(',', rows.Select(row => row.Key).Order()));

    public static string Follow(Pod pod, Func<NamespacedName, Pod?> find) =>
        pod.Ip is not null && find(new("a", pod.Ip)) is { Ip: { } next } ? $"{next}>{find(new("b", next))?.Ip}" : "";

    private static bool SelectsNonEmpty(Service service, Pod pod) =>
        !service.Selector.IsEmpty && service.Selector.Matches(pod.Labels);
}
