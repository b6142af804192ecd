// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Tests.Rows.Istio;

public sealed class IstioJsonTests
{
    [Test]
    public void Reads_a_ServiceEntry()
    {
        var entry = JsonSerializer.Deserialize(
            """
            {
              "metadata": {
                "name": "external", "namespace": "default", "generation": 7, "creationTimestamp": "2026-01-02T03:04:05Z",
                "annotations": {"networking.istio.io/traffic-distribution": "Any", "other": "x"}
              },
              "spec": {
                "hosts": ["a.example.com"], "addresses": ["240.0.0.0/24"], "resolution": "STATIC", "exportTo": ["."],
                "location": "MESH_EXTERNAL", "subjectAltNames": ["san"],
                "ports": [{"number": 80, "name": "http", "protocol": "HTTP", "targetPort": 8080}],
                "workloadSelector": {"labels": {"app": "web"}},
                "endpoints": [{
                  "address": "192.0.2.1", "ports": {"http": 1, "admin": 2}, "labels": {"a": "b"}, "network": "n",
                  "locality": "r/z/s", "weight": 3, "serviceAccount": "sa"
                }]
              },
              "status": {"addresses": [{"host": "a.example.com", "value": "240.240.0.1"}], "conditions": []}
            }
            """,
            IstioJson.Default.ServiceEntry
        );
        Assert.That(
            entry,
            Is.EqualTo(
                new ServiceEntry
                {
                    Metadata = new()
                    {
                        Name = "external",
                        Namespace = "default",
                        CreationTimestamp = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                        Annotations = LabelSet.From("networking.istio.io/traffic-distribution", "Any"),
                    },
                    Spec = new()
                    {
                        Hosts = ["a.example.com"],
                        Addresses = ["240.0.0.0/24"],
                        Resolution = "STATIC",
                        SubjectAltNames = ["san"],
                        Ports =
                        [
                            new()
                            {
                                Number = 80,
                                Name = "http",
                                Protocol = "HTTP",
                                TargetPort = 8080,
                            },
                        ],
                        WorkloadSelector = new() { Labels = LabelSet.From("app", "web") },
                        Endpoints =
                        [
                            new()
                            {
                                Address = "192.0.2.1",
                                Ports = [new("admin", 2), new("http", 1)],
                                Labels = LabelSet.From("a", "b"),
                                Network = "n",
                                Locality = "r/z/s",
                                Weight = 3,
                                ServiceAccount = "sa",
                            },
                        ],
                    },
                    Status = new() { Addresses = [new() { Host = "a.example.com", Value = "240.240.0.1" }] },
                }
            )
        );
    }

    [Test]
    public void Reads_what_is_not_given_as_nothing() =>
        Assert.That(
            JsonSerializer.Deserialize(
                """{"spec": {"hosts": null, "ports": null, "endpoints": [null]}, "status": null}""",
                IstioJson.Default.ServiceEntry
            ),
            Is.EqualTo(new ServiceEntry())
        );

    [TestCase("""{"spec": {"ports": {"a": "80"}}}""")]
    [TestCase("""{"spec": {"ports": {"a": -1}}}""")]
    [TestCase("""{"spec": {"ports": [80]}}""")]
    public void Refuses_ports_that_are_no_numbers(string json) =>
        Assert.That(
            () => JsonSerializer.Deserialize(json, IstioJson.Default.WorkloadEntry),
            Throws.TypeOf<JsonException>()
        );

    [Test]
    public void Writes_ports_as_it_reads_them()
    {
        var entry = new WorkloadEntry { Spec = new() { Ports = [new("a", 1), new("b", 2)] } };
        var json = JsonSerializer.Serialize(entry, IstioJson.Default.WorkloadEntry);
        Assert.That(JsonSerializer.Deserialize(json, IstioJson.Default.WorkloadEntry), Is.EqualTo(entry));
    }
}
