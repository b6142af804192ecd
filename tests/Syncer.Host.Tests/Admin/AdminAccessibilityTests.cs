// SPDX-License-Identifier: Apache-2.0

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Syncer.Host.Tests.Admin;

/// <summary>The page for everybody: by the rules of axe-core, which check WCAG 2.2, and what these cannot check.</summary>
public sealed class AdminAccessibilityTests : AdminPageFixture
{
    private static readonly string[] Views =
    [
        "overview",
        "objects",
        "objects/httproute/default/broken",
        "objects/route%2Fdefault%2Fgood.00.http",
        "dataflow",
        "proxies",
        "logs",
    ];

    [Test]
    public async Task Breaks_no_rule(
        [ValueSource(nameof(Views))] string view,
        [Values] bool isDark,
        [Values(1280, 360)] int width,
        CancellationToken cancellationToken
    )
    {
        await using var proxy = new Serving.Proxy(XdsAddress, "blue", cancellationToken);
        await proxy.ConnectAsync();
        var page = await Browser.OpenAsync(isDark ? ColorScheme.Dark : ColorScheme.Light);
        await page.SetViewportSizeAsync(width, 900);
        await GoAsync(page, view);

        var result = await page.RunAxe();

        Assert.That(result.Passes, Has.Length.GreaterThan(15));
        Assert.That(
            result.Violations.Select(rule =>
                $"{rule.Id}: {rule.Help}: {string.Join("; ", rule.Nodes.Select(node => node.Html))}"
            ),
            Is.Empty
        );
        await page.CloseAsync();
    }

    // WCAG 2.2, 1.4.10: what does not fit scrolls within itself.
    [Test]
    public async Task Fits_on_a_narrow_screen([ValueSource(nameof(Views))] string view)
    {
        var page = await Browser.OpenAsync();
        await page.SetViewportSizeAsync(320, 800);
        await GoAsync(page, view);

        Assert.That(
            await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"),
            Is.LessThanOrEqualTo(320)
        );
        await page.CloseAsync();
    }

    [Test]
    public async Task Draws_the_dataflow_on_a_narrow_screen_too()
    {
        var page = await Browser.OpenAsync();
        await page.SetViewportSizeAsync(360, 900);
        await GoAsync(page, "dataflow");

        var node = page.Locator("#graph .node").First;
        await Assertions.Expect(node).ToBeInViewportAsync();
        await node.ClickAsync();
        await Assertions.Expect(page.Locator("#collection table")).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    // WCAG 2.2, 2.1.1 and 2.4.7.
    [Test]
    public async Task Is_worked_by_the_keyboard_with_the_focus_in_sight()
    {
        await GoAsync(Page, "overview");
        var reached = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var (name, outline) = (
                await Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()"),
                await Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle")
            );
            reached.Add(name);
            Assert.That(outline, Is.EqualTo("solid"), name);
        }

        Assert.That(
            reached.Take(6),
            Is.EqualTo(["Skip to content", "Overview", "Objects", "Dataflow", "Proxies", "Logs"])
        );
        await Page.Locator("nav a[href=\"#objects\"]").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator("#found a:has-text(\"HTTPRoute default/broken\")").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect("#explanation .verdict").ToContainTextAsync("BackendNotFound");
        await Expect("#explanation").ToBeFocusedAsync();
    }

    // WCAG 2.2, 4.1.3: what changes by itself is told to who listens.
    [Test]
    public async Task Tells_of_health_failures_and_answers_to_who_listens()
    {
        await GoAsync(Page, "objects");

        await Expect("#health").ToHaveAttributeAsync("role", "status");
        await Expect("#failure").ToHaveAttributeAsync("role", "alert");
        await Expect("#explanation").ToHaveAttributeAsync("aria-live", "polite");
        await Expect("#progress").ToHaveAttributeAsync("role", "progressbar");
        await Page.GotoAsync($"{Address}/#objects/door/none");
        await Expect("#failure").ToContainTextAsync("the kind door is not known");
        // The browser notes every answer that is not a good one.
        Assert.That(Complaints, Has.Count.EqualTo(1).And.All.Contains("400 (Bad Request)"));
        Complaints.Clear();
        await Page.GotoAsync($"{Address}/#overview");
        await Expect("#failure").ToBeHiddenAsync();
    }

    [Test]
    public async Task Moves_nothing_for_who_wants_no_motion()
    {
        var page = await Browser.OpenAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await GoAsync(page, "overview");

        Assert.That(await page.EvaluateAsync<int>("() => document.getAnimations().length"), Is.Zero);
        Assert.That(
            await page.EvaluateAsync<string>(
                "() => { progress.hidden = false; return getComputedStyle(progress).animationName; }"
            ),
            Is.EqualTo("none")
        );
        await page.CloseAsync();
    }

    /// <summary>Goes to a view and waits until its first answer is shown.</summary>
    private async Task GoAsync(IPage page, string view)
    {
        await page.GotoAsync($"{Address}/#{view}");
        await Assertions.Expect(page.Locator("#updated")).ToContainTextAsync("updated");
        if (view.Contains('/', StringComparison.Ordinal))
            await Assertions.Expect(page.Locator("#explanation .verdict")).ToBeVisibleAsync();
    }
}
