// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Routes.Filters;

/// <summary>Several header modifiers of one rule act as one, in the order in which they are written.</summary>
internal static class HeaderModification
{
    public static HeaderModifier Merge(HeaderModifier? earlier, HeaderModifierFilter filter)
    {
        var merged = earlier ?? new HeaderModifier();
        AddHeaders(filter.Add, merged.Add);
        AddHeaders(filter.Set, merged.Set);
        merged.Remove.AddRange(filter.Remove);
        return merged;
    }

    private static void AddHeaders(ValueList<HeaderValue> headers, RepeatedField<Header> to)
    {
        foreach (var header in headers)
            to.Add(new Header { Name = header.Name, Value = header.Value });
    }
}
