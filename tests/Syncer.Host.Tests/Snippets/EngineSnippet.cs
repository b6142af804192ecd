// SPDX-License-Identifier: Apache-2.0

// README: begin
using Krt;

// README: end

namespace Syncer.Host.Tests.Snippets;

internal static class EngineSnippet
{
    public static async Task RunAsync(TextWriter output)
    {
        // README: begin
        await using var engine = new KrtEngine();
        var teams = engine.Root.Source<string, Team>();
        var people = engine.Root.Source<string, Person>();
        var byTeam = people.Index(person => person.Team);

        // A roster is computed again when its team changes or one of its people, and never otherwise.
        var rosters = teams.Select(
            (context, team) =>
                new Roster(team.Name, string.Join(' ', context.Fetch(byTeam, team.Name).Select(p => p.Name).Order()))
        );
        using var subscription = rosters
            .Connect()
            .Subscribe(changes =>
            {
                foreach (var change in changes)
                    output.WriteLine($"{change.Kind} {change.Key}: {change.Latest.Names}");
            });

        // A transaction is published as a whole: nobody sees the team without its people.
        await engine.CommitAsync(transaction =>
        {
            transaction.Set(teams, new Team("red"));
            transaction.Set(people, new Person("ada", "red"));
            transaction.Set(people, new Person("grace", "red"));
            transaction.MarkSynced(teams);
            transaction.MarkSynced(people);
        });
        await engine.WhenSettledAsync();
        people.Remove("ada");
        await engine.WhenSettledAsync();
        // README: end
    }

    // README: begin
    internal sealed record Team(string Name) : IKeyed<string>
    {
        public string Key => Name;
    }

    internal sealed record Person(string Name, string Team) : IKeyed<string>
    {
        public string Key => Name;
    }

    internal sealed record Roster(string Team, string Names);
    // README: end
}
