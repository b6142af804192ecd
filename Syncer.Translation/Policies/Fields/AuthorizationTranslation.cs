// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Rules that allow, deny or require (spec backends-policies TR-Z1). Every message that has such rules has these three lists.</summary>
internal readonly record struct AuthorizationTranslation(
    RepeatedField<string> Allow,
    RepeatedField<string> Deny,
    RepeatedField<string> Require
)
{
    /// <summary>Whether there are rules; a message without them would let everything pass, so that it is reported.</summary>
    public static bool HasRules(ObjectTranslation translation, string field, AuthorizationRules rules)
    {
        if (rules.Policy.MatchExpressions.Count > 0)
            return true;
        translation.Report($"{field}.policy.matchExpressions", "is empty");
        return false;
    }

    /// <summary>Adds the expressions to the list of their action; invalid ones are reported and kept.</summary>
    public void Add(ObjectTranslation translation, string field, AuthorizationRules rules)
    {
        var list = ListOf(rules.Action);
        for (var i = 0; i < rules.Policy.MatchExpressions.Count; i++)
        {
            var path = $"{field}.policy.matchExpressions[{i}]";
            list.Add(translation.CheckCel(path, rules.Policy.MatchExpressions[i]));
        }
    }

    /// <summary>Adds the expressions as they are.</summary>
    public void Add(AuthorizationRules rules) => ListOf(rules.Action).AddRange(rules.Policy.MatchExpressions);

    private RepeatedField<string> ListOf(string? action) =>
        action switch
        {
            "Deny" => Deny,
            "Require" => Require,
            _ => Allow,
        };
}
