// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Tests.Routes.Attachment;

public sealed class ParentReferencesTests
{
    [Test]
    public void Fills_in_the_defaults_when_a_reference_has_a_name_only()
    {
        var full = ParentReferences.WithDefaults(new() { Name = "gw" }, "web");

        Assert.That(
            full,
            Is.EqualTo(
                new ParentReference
                {
                    Group = "gateway.networking.k8s.io",
                    Kind = "Gateway",
                    Namespace = "web",
                    Name = "gw",
                }
            )
        );
    }

    [Test]
    public void Keeps_an_empty_group_when_it_is_given()
    {
        var full = ParentReferences.WithDefaults(
            new()
            {
                Group = "",
                Kind = "Service",
                Name = "svc",
            },
            "web"
        );

        Assert.That(full.Group, Is.Empty);
    }

    [Test]
    public void Sorts_by_text_and_drops_repetitions_when_a_route_has_several()
    {
        var route = RouteRows.Http(
            "r",
            """
            {"parentRefs": [
              {"name": "gw", "sectionName": "b"},
              {"name": "gw", "sectionName": "a", "port": 80},
              {"name": "gw", "namespace": "default", "sectionName": "b"},
              {"name": "gw", "sectionName": "a"},
              {"name": "aa"}]}
            """
        );

        Assert.That(
            ParentReferences.Of(route).Select(ParentReferences.SortText),
            Is.EqualTo(
                new[]
                {
                    "gateway.networking.k8s.io/Gateway/aa//0.default",
                    "gateway.networking.k8s.io/Gateway/gw/a/0.default",
                    "gateway.networking.k8s.io/Gateway/gw/a/80.default",
                    "gateway.networking.k8s.io/Gateway/gw/b/0.default",
                }
            )
        );
    }
}
