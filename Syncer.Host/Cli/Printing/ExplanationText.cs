// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Explaining;

namespace Syncer.Host.Cli.Printing;

/// <summary>Explanations for people: the verdict first, then what is wrong, then the evidence.</summary>
internal static class ExplanationText
{
    private const int MaxLines = 20;

    public static void Write(ObjectExplanation explanation, TextWriter writer)
    {
        writer.WriteLine(explanation.Exists ? $"{explanation.Object}: {explanation.Verdict}" : explanation.Verdict);
        foreach (var problem in explanation.Problems)
            writer.WriteLine($"  ! {OneLine(problem)}");
        WriteNames("Similar", explanation.SimilarObjects, writer);
        WriteParents(explanation.Parents, writer);
        WriteReferences("References", explanation.References, writer);
        WriteConditions(explanation.Conditions, writer);
        WriteResources(explanation.Resources, writer);
        WriteContributions(explanation, writer);
        WriteProxies(explanation.Proxies, explanation.Resources, writer);
        WriteRejections(explanation.Rejections, writer);
    }

    public static void Write(ResourceExplanation explanation, TextWriter writer)
    {
        if (explanation.Found.Count == 0)
        {
            writer.WriteLine($"No gateway has a resource {explanation.Name}.");
            WriteNames("Similar", explanation.SimilarNames, writer);
        }
        foreach (var origin in explanation.Found)
        {
            var receivers = origin.Served.Gateway == ServedName.EveryGateway ? "every gateway" : origin.Served.Gateway;
            var maker = origin.MadeOf is null ? "of several objects" : $"of {origin.MadeOf}";
            writer.WriteLine($"{origin.Served.Name} of {receivers}: version {origin.Served.Version}, made {maker}.");
            WriteReferences("References", origin.With, writer);
            WriteProxies(origin.Proxies, [origin.Served], writer);
            WriteNames("Trail", origin.Trail, writer, int.MaxValue);
        }
    }

    private static void WriteNames(string heading, IReadOnlyList<string> lines, TextWriter writer, int limit = MaxLines)
    {
        if (lines.Count == 0)
            return;
        writer.WriteLine($"\n{heading}");
        foreach (var line in lines.Take(limit))
            writer.WriteLine($"  {line}");
        WriteRest(lines.Count, limit, writer);
    }

    private static void WriteParents(IReadOnlyList<ParentExplanation> parents, TextWriter writer)
    {
        if (parents.Count == 0)
            return;
        writer.WriteLine("\nParents");
        foreach (var parent in parents)
        {
            writer.WriteLine($"  {parent.Parent}: {parent.State}{(parent.Reason is null ? "" : $": {parent.Reason}")}");
            foreach (var listener in parent.Listeners.Take(MaxLines))
                writer.WriteLine($"    {Describe(listener)}");
            WriteRest(parent.Listeners.Count, MaxLines, writer);
        }
    }

    private static string Describe(ListenerExplanation listener)
    {
        var hostname = listener.Hostname is null ? "" : $" {listener.Hostname}";
        var verdict = listener switch
        {
            { IsAdmitted: false } => $"refuses: {listener.Reason}: {listener.Message}",
            { IsServed: false } => "admits it, but is not served itself",
            _ => "admits",
        };
        return $"listener {listener.Name} ({listener.Protocol} {listener.Port}{hostname}) {verdict}";
    }

    private static void WriteReferences(
        string heading,
        IReadOnlyList<ReferenceExplanation> references,
        TextWriter writer
    )
    {
        if (references.Count == 0)
            return;
        writer.WriteLine($"\n{heading}");
        var table = new TextTable();
        foreach (
            var reference in references.OrderBy(RankOf).ThenBy(r => r.Object, StringComparer.Ordinal).Take(MaxLines)
        )
            table.Add($"  {reference.Object}", Describe(reference));
        table.WriteTo(writer);
        WriteRest(references.Count, MaxLines, writer);
    }

    private static string Describe(ReferenceExplanation reference) =>
        reference switch
        {
            { State: ReferenceExplanation.NotEligible } =>
                $"{reference.State}: exists, but is not among {reference.Through}",
            { Similar: { } similar } => $"{reference.State}; there is {similar}",
            _ => reference.State,
        };

    private static int RankOf(ReferenceExplanation reference) => reference.State == ReferenceExplanation.Found ? 1 : 0;

    private static void WriteConditions(IReadOnlyList<ConditionExplanation> conditions, TextWriter writer)
    {
        if (conditions.Count == 0)
            return;
        writer.WriteLine("\nConditions");
        var table = new TextTable();
        foreach (var condition in conditions)
        {
            var about = condition.About.Length == 0 ? "" : $"{condition.About} ";
            table.Add(
                $"{(condition.IsGood ? " " : "!")} {about}{condition.Type}",
                condition.Status,
                condition.Reason,
                condition.IsWritten switch
                {
                    true => "written",
                    false => "not written",
                    null => "",
                },
                OneLine(condition.Message)
            );
        }
        table.WriteTo(writer);
    }

    private static void WriteResources(IReadOnlyList<ServedName> resources, TextWriter writer)
    {
        if (resources.Count == 0)
            return;
        writer.WriteLine("\nResources");
        var table = new TextTable();
        foreach (var resource in resources.Take(MaxLines))
            table.Add($"  {resource.Gateway}", resource.Name, resource.Version);
        table.WriteTo(writer);
        WriteRest(resources.Count, MaxLines, writer);
    }

    private static void WriteContributions(ObjectExplanation explanation, TextWriter writer)
    {
        if (explanation.ContributesTo.Count == 0)
            return;
        writer.WriteLine($"\nRead for{(explanation.IsCut ? ", as far as was followed" : "")}");
        var table = new TextTable();
        foreach (var other in explanation.ContributesTo.Take(MaxLines))
            table.Add(
                $"  {other.Object}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{other.Resources} {(other.Resources == 1 ? "resource" : "resources")}"
                ),
                other.Gateways.Count == 0 ? "every gateway" : string.Join(", ", other.Gateways)
            );
        table.WriteTo(writer);
        WriteRest(explanation.ContributesTo.Count, MaxLines, writer);
    }

    private static void WriteProxies(
        IReadOnlyList<ProxyExplanation> proxies,
        IReadOnlyList<ServedName> resources,
        TextWriter writer
    )
    {
        if (proxies.Count == 0)
            return;
        writer.WriteLine($"\nProxies, of what changed last in epoch {resources.Max(resource => resource.Epoch)}");
        var table = new TextTable();
        foreach (var proxy in proxies.Take(MaxLines))
            table.Add(
                $"  {proxy.Gateway}",
                proxy.Proxy,
                proxy.State,
                proxy.Epoch is { } epoch ? $"epoch {epoch}" : "",
                proxy.LastSent is { } sent ? TimeOf(sent) : "",
                OneLine(proxy.LastError ?? "")
            );
        table.WriteTo(writer);
        WriteRest(proxies.Count, MaxLines, writer);
    }

    private static void WriteRejections(IReadOnlyList<RejectionExplanation> rejections, TextWriter writer)
    {
        if (rejections.Count == 0)
            return;
        writer.WriteLine("\nRejections, the latest first");
        var table = new TextTable();
        foreach (var rejection in rejections.Take(MaxLines))
            table.Add(
                $"  {rejection.Gateway}",
                rejection.Name,
                TimeOf(rejection.Last),
                rejection.IsError ? "error" : "warning",
                OneLine(rejection.Message)
            );
        table.WriteTo(writer);
        WriteRest(rejections.Count, MaxLines, writer);
    }

    private static string TimeOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => StatusCondition.OneLine(text);

    private static void WriteRest(int count, int limit, TextWriter writer)
    {
        if (count > limit)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {count - limit} more"));
    }
}
