// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Tests.Rows.Core;

public sealed class CoreJsonTests
{
    [Test]
    public void Reads_a_Service()
    {
        var service = Read(
            CoreJson.Default.Service,
            """
            {
              "apiVersion": "v1", "kind": "Service",
              "metadata": {"name": "web", "namespace": "default", "annotations": {"a": "1"}},
              "spec": {
                "type": "NodePort", "clusterIP": "10.96.0.1", "clusterIPs": ["10.96.0.1"], "ipFamilies": ["IPv4"],
                "internalTrafficPolicy": "Local", "trafficDistribution": "PreferClose",
                "publishNotReadyAddresses": true, "selector": {"app": "web"},
                "ports": [
                  {"name": "http", "port": 80, "targetPort": "web", "nodePort": 30080, "appProtocol": "http"},
                  {"name": "dns", "port": 53, "targetPort": 5353, "protocol": "UDP"}
                ]
              },
              "status": {"loadBalancer": {}}
            }
            """
        );
        Assert.That(
            service,
            Is.EqualTo(
                new Service
                {
                    Metadata = new()
                    {
                        Name = "web",
                        Namespace = "default",
                        Annotations = LabelSet.From("a", "1"),
                    },
                    Spec = new()
                    {
                        Type = "NodePort",
                        ClusterIP = "10.96.0.1",
                        ClusterIPs = ["10.96.0.1"],
                        IPFamilies = ["IPv4"],
                        InternalTrafficPolicy = "Local",
                        TrafficDistribution = "PreferClose",
                        PublishNotReadyAddresses = true,
                        Selector = LabelSet.From("app", "web"),
                        Ports =
                        [
                            new()
                            {
                                Name = "http",
                                Port = 80,
                                TargetPort = "web",
                                AppProtocol = "http",
                            },
                            new()
                            {
                                Name = "dns",
                                Port = 53,
                                TargetPort = 5353,
                                Protocol = "UDP",
                            },
                        ],
                    },
                }
            )
        );
        Assert.That(service.Selector.ToString(), Is.EqualTo("app=web"));
    }

    [Test]
    public void Reads_a_Pod()
    {
        var pod = Read(CoreJson.Default.Pod, PodJson("Running", "2026-01-01T00:00:00Z", "last"));
        Assert.That(pod.Metadata.GenerateName, Is.EqualTo("web-"));
        Assert.That(pod.Metadata.OwnerReferences.Single().Controller, Is.True);
        Assert.That(pod.Metadata.Annotations.ToString(), Is.EqualTo("ambient.istio.io/redirection=enabled"));
        Assert.That(pod.Spec.NodeName, Is.EqualTo("n1"));
        Assert.That(pod.Spec.ServiceAccountName, Is.EqualTo("runner"));
        Assert.That(pod.Spec.HostNetwork, Is.True);
        Assert.That(pod.Spec.Containers.Single().Ports.Single().Number, Is.EqualTo(8080));
        Assert.That(pod.Spec.InitContainers.Single().RestartPolicy, Is.EqualTo("Always"));
        Assert.That(pod.Status.PodIPs.Select(podIP => podIP.IP), Is.EqualTo(new[] { "10.0.0.1", "fd00::1" }));
        Assert.That(pod.Status.IsReady);
    }

    [Test]
    public void Reads_an_equal_Pod_when_only_its_probes_images_and_annotations_change()
    {
        var before = Read(CoreJson.Default.Pod, PodJson("Running", "2026-01-01T00:00:00Z", "last"));
        var after = Read(CoreJson.Default.Pod, PodJson("Running", "2026-01-02T00:00:00Z", "next"));
        Assert.That(after, Is.EqualTo(before));
        Assert.That(after.GetHashCode(), Is.EqualTo(before.GetHashCode()));
        Assert.That(
            Read(CoreJson.Default.Pod, PodJson("Failed", "2026-01-01T00:00:00Z", "last")),
            Is.Not.EqualTo(before)
        );
    }

    [Test]
    public void Reads_an_EndpointSlice()
    {
        var slice = Read(CoreJson.Default.EndpointSlice, SliceJson("2026-01-01T00:00:00Z"));
        Assert.That(slice.AddressType, Is.EqualTo("IPv4"));
        Assert.That(slice.Metadata.Labels.ToString(), Is.EqualTo("kubernetes.io/service-name=web"));
        Assert.That(slice.Ports.Single(), Is.EqualTo(new EndpointPort { Name = "http", Number = 8080 }));
        var endpoint = slice.Endpoints.Single();
        Assert.That(endpoint.Addresses, Is.EqualTo(new[] { "10.0.0.1" }));
        Assert.That(endpoint.Conditions.Ready, Is.False);
        Assert.That(
            endpoint.TargetRef,
            Is.EqualTo(
                new ObjectReference
                {
                    Kind = "Pod",
                    Namespace = "default",
                    Name = "web-1",
                    Uid = "u1",
                }
            )
        );
    }

    [Test]
    public void Reads_an_equal_EndpointSlice_when_only_its_trigger_time_changes() =>
        Assert.That(
            Read(CoreJson.Default.EndpointSlice, SliceJson("2026-01-02T00:00:00Z")),
            Is.EqualTo(Read(CoreJson.Default.EndpointSlice, SliceJson("2026-01-01T00:00:00Z")))
        );

    [Test]
    public void Reads_an_equal_Node_when_it_reports_its_status()
    {
        var before = Read(CoreJson.Default.Node, NodeJson("z1", "2026-01-01T00:00:00Z"));
        Assert.That(Read(CoreJson.Default.Node, NodeJson("z1", "2026-01-02T00:00:00Z")), Is.EqualTo(before));
        Assert.That(Read(CoreJson.Default.Node, NodeJson("z2", "2026-01-01T00:00:00Z")), Is.Not.EqualTo(before));
    }

    [Test]
    public void Reads_empty_values_when_fields_are_null()
    {
        var service = Read(
            CoreJson.Default.Service,
            """
            {"metadata": {"name": null, "labels": null, "annotations": null, "ownerReferences": null},
             "spec": {"type": null, "clusterIPs": null, "ipFamilies": null, "selector": null,
                      "publishNotReadyAddresses": null, "ports": [{"name": null, "port": 80, "protocol": null,
                      "targetPort": null}]}}
            """
        );
        Assert.That(service, Is.EqualTo(new Service { Spec = new() { Ports = [new() { Port = 80 }] } }));
        Assert.That(Read(CoreJson.Default.Service, """{"metadata": null, "spec": null}"""), Is.EqualTo(new Service()));
        Assert.That(
            Read(
                CoreJson.Default.Pod,
                """
                {"metadata": null, "spec": {"nodeName": null, "hostNetwork": null, "containers": null,
                 "initContainers": null}, "status": {"phase": null, "podIPs": null, "conditions": null}}
                """
            ),
            Is.EqualTo(new Pod())
        );
        Assert.That(
            Read(
                CoreJson.Default.EndpointSlice,
                """{"endpoints": [{"addresses": null, "conditions": null, "targetRef": null}], "ports": null}"""
            ),
            Is.EqualTo(new EndpointSlice { Endpoints = [new()] })
        );
    }

    [Test]
    public void Fails_when_a_port_is_neither_a_number_nor_a_name() =>
        Assert.That(
            () => Read(CoreJson.Default.Service, """{"spec": {"ports": [{"port": 80, "targetPort": true}]}}"""),
            Throws.TypeOf<JsonException>().With.Message.Contain("a number or a string is expected")
        );

    [Test]
    public void Writes_ports_as_they_were_read()
    {
        const string json =
            """{"spec": {"ports": [{"port": 80, "targetPort": "web"}, {"port": 81, "targetPort": 8081}]}}""";
        var service = Read(CoreJson.Default.Service, json);
        var written = JsonSerializer.Serialize(service, CoreJson.Default.Service);
        Assert.That(Read(CoreJson.Default.Service, written), Is.EqualTo(service));
    }

    private static T Read<T>(JsonTypeInfo<T> type, string json) => JsonSerializer.Deserialize(json, type)!;

    private static string PodJson(string phase, string time, string text) =>
        $$"""
            {
              "metadata": {
                "name": "web-1", "namespace": "default", "generateName": "web-", "resourceVersion": "{{text}}",
                "generation": {{time[9]}}, "managedFields": [{"time": "{{time}}"}],
                "annotations": {"ambient.istio.io/redirection": "enabled", "cni/state": "{{text}}"},
                "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web", "controller": true}]
              },
              "spec": {
                "nodeName": "n1", "serviceAccountName": "runner", "hostNetwork": true,
                "containers": [{"image": "{{text}}", "ports": [{"name": "http", "containerPort": 8080}]}],
                "initContainers": [{"restartPolicy": "Always"}]
              },
              "status": {
                "phase": "{{phase}}", "podIP": "10.0.0.1", "podIPs": [{"ip": "10.0.0.1"}, {"ip": "fd00::1"}],
                "message": "{{text}}",
                "conditions": [
                  {"type": "ContainersReady", "status": "{{text}}", "lastProbeTime": "{{time}}"},
                  {"type": "Ready", "status": "True", "lastProbeTime": "{{time}}"}
                ],
                "containerStatuses": [{"restartCount": {{time[9]}}}]
              }
            }
            """;

    private static string SliceJson(string time) =>
        $$"""
            {
              "metadata": {
                "name": "web-abc", "namespace": "default", "labels": {"kubernetes.io/service-name": "web"},
                "generation": {{time[
                9
            ]}}, "annotations": {"endpoints.kubernetes.io/last-change-trigger-time": "{{time}}"}
              },
              "addressType": "IPv4",
              "endpoints": [{
                "addresses": ["10.0.0.1"], "conditions": {"ready": false, "serving": true}, "nodeName": "n1", "zone": "z",
                "targetRef": {"kind": "Pod", "namespace": "default", "name": "web-1", "uid": "u1"}
              }],
              "ports": [{"name": "http", "port": 8080, "protocol": "TCP"}]
            }
            """;

    private static string NodeJson(string zone, string time) =>
        $$"""
            {
              "metadata": {
                "name": "n1", "labels": {"topology.kubernetes.io/zone": "{{zone}}"},
                "annotations": {"volumes.kubernetes.io/last": "{{time}}"}
              },
              "status": {"conditions": [{"type": "Ready", "status": "True", "lastHeartbeatTime": "{{time}}"}]}
            }
            """;
}
