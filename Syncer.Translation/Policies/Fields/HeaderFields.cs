// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Settings of headers without what the data plane would refuse; that is reported.</summary>
internal static class HeaderFields
{
    public static HeaderModifierFilter Usable(
        ObjectTranslation translation,
        string field,
        HeaderModifierFilter modifier
    ) =>
        new()
        {
            Set = Named(translation, $"{field}.set", modifier.Set),
            Add = Named(translation, $"{field}.add", modifier.Add),
            Remove = Usable(translation, $"{field}.remove", modifier.Remove, HeaderNames.IsValidOrPseudo),
        };

    public static CorsFilter Usable(ObjectTranslation translation, string field, CorsFilter cors) =>
        cors with
        {
            AllowOrigins = Usable(translation, $"{field}.allowOrigins", cors.AllowOrigins, IsVisible),
            AllowMethods = Usable(translation, $"{field}.allowMethods", cors.AllowMethods, HeaderNames.IsValid),
            AllowHeaders = Usable(translation, $"{field}.allowHeaders", cors.AllowHeaders, HeaderNames.IsValid),
            ExposeHeaders = Usable(translation, $"{field}.exposeHeaders", cors.ExposeHeaders, HeaderNames.IsValid),
        };

    private static ValueList<HeaderValue> Named(
        ObjectTranslation translation,
        string field,
        ValueList<HeaderValue> headers
    ) =>
        [
            .. headers
                .Index()
                .Where(header => IsUsable(translation, $"{field}[{header.Index}]", header.Item))
                .Select(header => header.Item),
        ];

    private static bool IsUsable(ObjectTranslation translation, string field, HeaderValue header)
    {
        if (!translation.CheckHeaderName($"{field}.name", header.Name))
            return false;
        if (!header.Value.Any(c => c is (< ' ' and not '\t') or '\x7f'))
            return true;
        translation.Report($"{field}.value", "has a character that no header can hold");
        return false;
    }

    private static ValueList<string> Usable(
        ObjectTranslation translation,
        string field,
        ValueList<string> values,
        Func<string, bool> isUsable
    )
    {
        if (values.All(isUsable))
            return values;
        foreach (var (index, value) in values.Index())
        {
            if (!isUsable(value))
                translation.Report($"{field}[{index}]", $"\"{value}\" cannot be part of a header");
        }
        return [.. values.Where(isUsable)];
    }

    private static bool IsVisible(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
