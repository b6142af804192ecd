// SPDX-License-Identifier: Apache-2.0

using Microsoft.Playwright;

namespace Syncer.Host.Tests.Admin;

/// <summary>The page as a browser shows it.</summary>
public sealed class AdminPageTests : AdminPageFixture
{
    [Test]
    public async Task Overview_tells_health_gateways_sources_and_what_needs_attention(
        CancellationToken cancellationToken
    )
    {
        await using var proxy = new Serving.Proxy(XdsAddress, "blue", cancellationToken);
        await proxy.ConnectAsync();
        await Page.GotoAsync($"{Address}/#overview");

        await Expect("#health").ToHaveTextAsync("ready");
        await Expect("#gateways").ToContainTextAsync("Gateway default/blue");
        await Expect("#gateways").ToContainTextAsync("1 acknowledged");
        await Expect("#kinds tr:has-text(\"HTTPRoute\") .number").ToHaveTextAsync("3");
        await Expect("#attention").ToContainTextAsync("HTTPRoute default/broken");
        await Expect("#attention").ToContainTextAsync("BackendNotFound");
        await Expect("#tiles").ToContainTextAsync("Epoch");
    }

    [Test]
    public async Task Search_leads_to_an_explanation()
    {
        await Page.GotoAsync($"{Address}/#objects");
        await Page.GetByLabel("Search by kind").FillAsync("route lost");
        await Page.GetByRole(AriaRole.Link, new() { Name = "HTTPRoute default/lost" }).ClickAsync();

        await Expect("#explanation .verdict").ToContainTextAsync("Nothing of it is served: 1 problem was found.");
        await Expect("#explanation .verdict").ToContainTextAsync("there is no Gateway default/nobody");
    }

    [Test]
    public async Task Addresses_that_people_write_by_hand_lead_there_too()
    {
        await Page.GotoAsync($"{Address}/#objects/httproute/default/good");

        await Expect("#explanation h3")
            .ToHaveTextAsync(["HTTPRoute default/good", "Parents", "References", "Conditions", "Resources"]);
    }

    [Test]
    public async Task Wire_names_lead_back_to_objects()
    {
        await Page.GotoAsync($"{Address}/#objects/route%2Fdefault%2Fgood.00.http");

        await Expect("#explanation").ToContainTextAsync("is made of HTTPRoute default/good");
        await Page.Locator("#explanation .verdict a").ClickAsync();
        await Expect("#explanation .verdict").ToContainTextAsync("1 resource made of it is served to default/blue.");
    }

    [Test]
    public async Task Dataflow_is_drawn_and_can_be_walked_with_the_keyboard()
    {
        await Page.GotoAsync($"{Address}/#dataflow");
        var node = Page.GetByRole(AriaRole.Button, new() { Name = "HttpRouteTranslations 3 rows" });
        await node.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");

        await Expect("#collection").ToContainTextAsync("httproutes.gateway.networking.k8s.io");
        await Expect("#collection").ToContainTextAsync("ParentListeners");
        await Expect("#collections").ToContainTextAsync("RouteTranslations");
    }

    [Test]
    public async Task Levels_of_logs_can_be_changed()
    {
        await Page.GotoAsync($"{Address}/#logs");
        await Page.GetByLabel("Category").FillAsync("Krt.Kubernetes");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();

        await Expect("#logs-status").ToHaveTextAsync("Krt.Kubernetes: debug");
        await Assertions.Expect(Page.GetByLabel("Level of Krt.Kubernetes")).ToHaveValueAsync("debug");

        await Page.GetByLabel("Level of Krt.Kubernetes").SelectOptionAsync("inherit");
        await Expect("#levels").Not.ToContainTextAsync("Krt.Kubernetes");
    }
}
