// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Reads fields that occur in many settings; what cannot be read is reported and counts as unset.</summary>
public static class FieldReading
{
    extension(ObjectTranslation translation)
    {
        /// <summary>The duration of a text (spec backends-policies N-15).</summary>
        public Duration? ReadDuration(string field, string? text)
        {
            if (text is null)
                return null;
            if (!GoDuration.TryParse(text, out var duration))
                translation.Report(field, $"\"{text}\" is not a duration");
            else if (duration.Seconds < 0 || duration.Nanos < 0)
                translation.Report(field, $"\"{text}\" is negative");
            else
                return duration;
            return null;
        }

        /// <summary>The number of bytes of a quantity (spec backends-policies N-14).</summary>
        public uint? ReadBytes(string field, Quantity? quantity)
        {
            if (quantity is not { } value)
                return null;
            if (value.TryGetBytes(out var bytes))
                return bytes;
            translation.Report(field, $"\"{value.Text}\" is not a quantity");
            return null;
        }

        /// <summary>CEL for a duration: that of a text that is one, or the text as CEL (spec backends-policies N-16).</summary>
        public string ReadDurationExpression(string field, string text) =>
            GoDuration.TryParse(text, out _) ? $"duration(\"{text}\")" : translation.CheckCel(field, text);

        /// <summary>Adds expressions by name; invalid ones are reported and kept (spec backends-policies N-17).</summary>
        public void AddExpressions(string field, LabelSet expressions, MapField<string, string> to)
        {
            foreach (var (name, expression) in expressions)
                to[name] = translation.CheckCel($"{field}[{name}]", expression);
        }

        /// <summary>Adds names of headers, without those that are none.</summary>
        public void AddHeaderNames(string field, IReadOnlyList<string> names, RepeatedField<string> to)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (translation.CheckHeaderName($"{field}[{i}]", names[i]))
                    to.Add(names[i]);
            }
        }

        /// <summary>Whether a name is that of a header or a pseudo-header; if not, it is reported.</summary>
        public bool CheckHeaderName(string field, string name)
        {
            if (HeaderNames.IsValidOrPseudo(name))
                return true;
            translation.Report(field, $"\"{name}\" is not the name of a header");
            return false;
        }
    }
}
