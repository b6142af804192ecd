// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Krt;
using Syncer.Host.Inspection.Explaining;
using Syncer.Xds;

namespace Syncer.Host.Inspection.Overviews;

/// <summary>
/// Makes overviews. What takes a look at every status and resource is made again only when something changed, and not more
/// often than every few seconds, however many people look on. May be used from any thread.
/// </summary>
internal sealed class OverviewReader(SyncerInspector inspector, Func<IReadOnlyList<string>> missing, TimeProvider time)
{
    private const int MaxProblems = 50;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Survey? _survey;

    public Overview Read(ServedSource source)
    {
        var dump = inspector.Engine.Dump();
        var survey = SurveyNow();
        var connections = inspector.Connections;
        using var process = Process.GetCurrentProcess();
        return new()
        {
            Version = typeof(OverviewReader).Assembly.GetName().Version?.ToString(3) ?? "",
            StartedAt = process.StartTime.ToUniversalTime(),
            Now = time.GetUtcNow(),
            Source = source.Description,
            Missing = missing(),
            IsLeading = source.IsLeading(),
            Epoch = dump.Epoch,
            Kinds = KindsOf(dump, source),
            Gateways = GatewaysOf(survey, connections, inspector.Rejections),
            Problems = survey.Problems,
            ProblemCount = survey.ProblemCount,
            InputProblems = source.Problems(),
            Totals = TotalsOf(dump, connections, process),
        };
    }

    private SourceOverview[] KindsOf(GraphDump dump, ServedSource source)
    {
        var collections = dump.Collections.ToDictionary(collection => collection.Id);
        var states = source.KindStates().ToDictionary(state => state.Kind);
        return
        [
            .. inspector.Sources.Select(binding =>
            {
                var collection = collections[binding.Source.Id];
                var state = states.GetValueOrDefault(binding.Kind);
                return new SourceOverview(
                    binding.Kind.Kind,
                    binding.Kind.Group,
                    collection.RowCount,
                    collection.IsSynced,
                    state?.Phase.ToString(),
                    state?.Problem
                );
            }),
        ];
    }

    private static GatewayOverview[] GatewaysOf(
        Survey survey,
        IReadOnlyList<XdsConnectionState> connections,
        IReadOnlyList<RejectionRecord> rejections
    )
    {
        var proxies = connections
            .Select(connection => ProxyStates.Of(connection, XdsResourceType.Resource, rejections))
            .ToLookup(proxy => proxy.Gateway, StringComparer.Ordinal);
        return
        [
            .. survey
                .Configurations.Keys.Union(proxies.Select(group => group.Key))
                .Order(StringComparer.Ordinal)
                .Select(gateway =>
                {
                    var (resources, version) = survey.Configurations.GetValueOrDefault(gateway, (0, ""));
                    return new GatewayOverview(gateway, resources, version, [.. proxies[gateway]]);
                }),
        ];
    }

    private static ActivityTotals TotalsOf(
        GraphDump dump,
        IReadOnlyList<XdsConnectionState> connections,
        Process process
    )
    {
        var watches = connections.SelectMany(connection => connection.Watches).ToArray();
        return new()
        {
            Rows = dump.Collections.Sum(collection => (long)collection.RowCount),
            Runs = dump.Collections.Sum(collection => collection.Runs),
            Changes = dump.Collections.Sum(collection => collection.Changes),
            Errors = dump.Collections.Sum(collection => collection.Errors),
            Connections = connections.Count,
            Responses = watches.Sum(watch => watch.Responses),
            Bytes = watches.Sum(watch => watch.Bytes),
            Rejections = watches.Sum(watch => watch.Rejections),
            ResidentMemory = process.WorkingSet64,
            ManagedMemory = GC.GetTotalMemory(forceFullCollection: false),
            ProcessorSeconds = process.TotalProcessorTime.TotalSeconds,
        };
    }

    private Survey SurveyNow()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var isFresh =
                _survey is { } known
                && (known.Epoch == inspector.Engine.Epoch || time.GetElapsedTime(known.Timestamp, now) < Lifetime);
            return isFresh ? _survey! : _survey = Take(now);
        }
    }

    private Survey Take(long now)
    {
        var snapshot = inspector.Engine.TakeSnapshot();
        var problems = snapshot
            .Of(inspector.Pipeline.Outputs.Statuses)
            .Values.Select(status => (status.Key, Bad: StatusCondition.In(status).FirstOrDefault(c => !c.IsGood)))
            .Where(status => status.Bad is not null)
            .Select(status => new ObjectProblem(status.Key.Kind, $"{status.Key.Name}", $"{status.Bad}"))
            .ToArray();
        return new(
            snapshot.Epoch,
            now,
            snapshot
                .Of(inspector.Pipeline.XdsResources)
                .Values.Where(resource => resource.Key.Gateway is not null)
                .GroupBy(resource => $"{resource.Key.Gateway}", StringComparer.Ordinal)
                .ToDictionary(
                    gateway => gateway.Key,
                    gateway => (gateway.Count(), VersionOf(gateway)),
                    StringComparer.Ordinal
                ),
            [
                .. problems
                    .OrderBy(problem => problem.Kind, StringComparer.Ordinal)
                    .ThenBy(problem => problem.Name, StringComparer.Ordinal)
                    .Take(MaxProblems),
            ],
            problems.Length
        );
    }

    private static string VersionOf(IEnumerable<XdsResource> resources)
    {
        var hash = new XxHash64();
        foreach (var resource in resources.OrderBy(resource => resource.Key.Name, StringComparer.Ordinal))
            hash.Append(Encoding.UTF8.GetBytes($"{resource.Key.Name} {resource.Version}\n"));
        return hash.GetCurrentHashAsUInt64().ToString("x", CultureInfo.InvariantCulture);
    }

    private sealed record Survey(
        long Epoch,
        long Timestamp,
        Dictionary<string, (int Resources, string Version)> Configurations,
        IReadOnlyList<ObjectProblem> Problems,
        int ProblemCount
    );
}
