// SPDX-License-Identifier: Apache-2.0

using Microsoft.Playwright;

namespace Syncer.Host.Tests.Admin;

/// <summary>The Chromium of the system, without a window.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Starts it, or skips the running test by name where there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        var path = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(
            File.Exists
        );
        if (path is null)
            Assert.Ignore("there is no chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return new Browser(playwright, browser);
    }

    public async Task<IPage> OpenAsync(ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme });
        page.SetDefaultTimeout(30_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
