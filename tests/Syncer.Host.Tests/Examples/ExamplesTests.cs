// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Syncer.Host.Tests.Cli;

namespace Syncer.Host.Tests.Examples;

[CancelAfter(120_000)]
public sealed class ExamplesTests
{
    [TestCaseSource(typeof(Example), nameof(Example.Names))]
    public async Task Translate_without_a_problem(string folder, CancellationToken cancellationToken)
    {
        var path = Checkout.PathOf("examples", folder);

        var result = await SyncerProcess.RunAsync(cancellationToken, "translate", "--file", path);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(File.Exists(Path.Combine(path, "README.md")), Is.True);
        var routes = result.Json["statuses"]!
            .AsArray()
            .Where(status => $"{status!["kind"]}".EndsWith("Route", StringComparison.Ordinal))
            .ToArray();
        Assert.That(routes, Is.Not.Empty);
        foreach (var route in routes)
        {
            foreach (var parent in route!["status"]!["parents"]!.AsArray())
                Assert.That(ConditionsOf(parent!), Is.SupersetOf(["Accepted=True", "ResolvedRefs=True"]));
        }
    }

    private static IEnumerable<string> ConditionsOf(JsonNode parent) =>
        parent["conditions"]!.AsArray().Select(condition => $"{condition!["type"]}={condition["status"]}");
}
