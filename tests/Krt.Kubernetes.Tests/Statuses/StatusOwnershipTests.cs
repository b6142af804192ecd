// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses;

[Parallelizable(ParallelScope.All)]
public sealed class StatusOwnershipTests
{
    private const string Live = """
        {"addresses":[{"type":"IPAddress","value":"10.0.0.1"}],"attached":2,
         "conditions":[{"type":"Ready","status":"True","message":"ours"},{"type":"Taken","status":"True","message":"theirs"}],
         "listeners":[{"name":"http","attachedRoutes":1,"kinds":["A"],"conditions":[{"type":"Ready","status":"True"}]}]}
        """;

    [Test]
    public void Is_of_what_the_manager_has_set()
    {
        const string Fields = """
            [{"manager":"ours","fieldsV1":{"f:metadata":{"f:labels":{} } } },
             {"manager":"theirs","subresource":"status","fieldsV1":{"f:status":{"f:addresses":{},
               "f:conditions":{"k:{\"type\":\"Taken\"}":{"f:message":{} } } } } },
             {"manager":"ours","subresource":"status","fieldsV1":{"f:status":{"f:attached":{},"f:gone":{},
               "f:conditions":{"k:{\"type\":\"Ready\"}":{".":{},"f:status":{},"f:message":{},"f:type":{} },
                "k:{\"type\":\"Taken\"}":{"f:status":{} },"k:{\"type\":\"Gone\"}":{"f:status":{} } },
               "f:listeners":{"k:{\"name\":\"http\"}":{".":{},"f:attachedRoutes":{},"f:kinds":{},"f:name":{},
                "f:conditions":{".":{},"k:{\"type\":\"Ready\"}":{".":{},"f:status":{} } } } } } } }]
            """;

        Assert.That(
            OwnedBy("ours", Fields),
            Is.EqualTo(
                Normal(
                    """
                    {"attached":2,
                     "conditions":[{"status":"True","message":"ours","type":"Ready"},{"status":"True","type":"Taken"}],
                     "listeners":[{"attachedRoutes":1,"kinds":["A"],"name":"http",
                      "conditions":[{"status":"True","type":"Ready"}]}]}
                    """
                )
            )
        );
    }

    [TestCase("[]")]
    [TestCase("""[{"manager":"ours","fieldsV1":{"f:spec":{} } }]""")]
    [TestCase("""[{"manager":"theirs","fieldsV1":{"f:status":{} } }]""")]
    public void Is_of_nothing_where_the_manager_has_set_nothing(string fields) =>
        Assert.That(OwnedBy("ours", fields), Is.EqualTo("{}"));

    private static string OwnedBy(string manager, string managedFields) =>
        StatusOwnership
            .OwnedBy(manager, JsonNode.Parse(Live)!.AsObject(), JsonNode.Parse(managedFields)!.AsArray())
            .ToJsonString();

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();
}
