// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows;

/// <summary>A label selector as Kubernetes writes it; it may be invalid.</summary>
public sealed record LabelSelectorSpec
{
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet MatchLabels
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public ValueList<Requirement> MatchExpressions
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The selector, or null when a name, a value or an operator is none that Kubernetes permits.</summary>
    public LabelSelector? ToSelector()
    {
        foreach (var (name, value) in MatchLabels)
        {
            if (!LabelSyntax.IsName(name) || !LabelSyntax.IsValue(value))
                return null;
        }
        var requirements = new List<LabelRequirement>(MatchExpressions.Count);
        foreach (var expression in MatchExpressions)
        {
            if (expression.ToRequirement() is not { } requirement)
                return null;
            requirements.Add(requirement);
        }
        return new(MatchLabels, requirements);
    }

    public sealed record Requirement
    {
        public string Key
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
        public string Operator
        {
            get;
            init => field = value ?? "";
        } = "";

        public ValueList<string> Values
        {
            get;
            init => field = value ?? [];
        } = [];

        internal LabelRequirement? ToRequirement()
        {
            LabelOperator? @operator = Operator switch
            {
                "In" when Values.Count > 0 => LabelOperator.In,
                "NotIn" when Values.Count > 0 => LabelOperator.NotIn,
                "Exists" when Values.Count == 0 => LabelOperator.Exists,
                "DoesNotExist" when Values.Count == 0 => LabelOperator.DoesNotExist,
                _ => null,
            };
            return @operator is { } known && LabelSyntax.IsName(Key) && Values.All(LabelSyntax.IsValue)
                ? new(Key, known, Values)
                : null;
        }
    }
}
