// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>How the labels and the selector of a collection's rows are read.</summary>
internal sealed class RowTraits<T>(string collection, Func<T, LabelSet>? labels, Func<T, LabelSelector>? selector)
    where T : class
{
    public LabelSet LabelsOf(T row)
    {
        if (labels is not null)
            return labels(row);
        return row is ILabeled labeled
            ? labeled.Labels
            : throw new InvalidOperationException(
                $"Rows of {collection} have no labels: implement ILabeled or set the Labels option."
            );
    }

    public LabelSelector SelectorOf(T row)
    {
        if (selector is not null)
            return selector(row);
        return row is ISelecting selecting
            ? selecting.Selector
            : throw new InvalidOperationException(
                $"Rows of {collection} have no selector: implement ISelecting or set the Selector option."
            );
    }
}
