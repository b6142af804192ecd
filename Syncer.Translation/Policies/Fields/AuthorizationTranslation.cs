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
    /// <summary>Adds the expressions to the list of their action; invalid ones are reported and kept.</summary>
    public void Add(ObjectTranslation translation, string field, AuthorizationRules rules)
    {
        var expressions = rules.Policy.MatchExpressions;
        for (var i = 0; i < expressions.Count; i++)
            translation.CheckCel($"{field}.policy.matchExpressions[{i}]", expressions[i]);
        Add(rules);
    }

    /// <summary>Adds the expressions as they are.</summary>
    public void Add(AuthorizationRules rules)
    {
        var list = rules.Action switch
        {
            "Deny" => Deny,
            "Require" => Require,
            _ => Allow,
        };
        list.AddRange(rules.Policy.MatchExpressions);
    }
}
