// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Narrowed readers by what their residuals ask of labels and selectors; those that ask for neither stand apart.</summary>
internal sealed class NarrowedPostingsByLabel<T>(RowTraits<T> traits)
    where T : class
{
    // By one label that rows must have; by each label that a row's selector may require.
    private readonly Dictionary<Label, HashSet<NarrowedPosting<T>>> _byRequired = [];
    private readonly Dictionary<Label, HashSet<NarrowedPosting<T>>> _bySelected = [];
    private readonly HashSet<NarrowedPosting<T>> _others = [];

    public void Add(NarrowedPosting<T> posting)
    {
        var isFiled = false;
        foreach (var (table, label) in PlacesOf(posting))
        {
            if (!table.TryGetValue(label, out var postings))
                table.Add(label, postings = []);
            postings.Add(posting);
            isFiled = true;
        }
        if (!isFiled)
            _others.Add(posting);
    }

    public void Remove(NarrowedPosting<T> posting)
    {
        foreach (var (table, label) in PlacesOf(posting))
        {
            if (table.TryGetValue(label, out var postings) && postings.Remove(posting) && postings.Count == 0)
                table.Remove(label);
        }
        _others.Remove(posting);
    }

    /// <returns>False when labels or selectors of the rows cannot be read: then everybody may be concerned.</returns>
    public bool TryRoute(T? old, T? @new, DirtySlots dirty)
    {
        LabelSet? oldLabels = null;
        LabelSet? newLabels = null;
        LabelSelector? oldSelector = null;
        LabelSelector? newSelector = null;
        try
        {
            if (_byRequired.Count > 0)
                (oldLabels, newLabels) = (
                    old is null ? null : traits.LabelsOf(old),
                    @new is null ? null : traits.LabelsOf(@new)
                );
            if (_bySelected.Count > 0)
                (oldSelector, newSelector) = (
                    old is null ? null : traits.SelectorOf(old),
                    @new is null ? null : traits.SelectorOf(@new)
                );
        }
#pragma warning disable CA1031 // The user's accessor may throw anything; the runs it leads to throw again and are reported there.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
        foreach (var posting in _others)
            posting.Route(old, @new, dirty);
        foreach (var label in oldLabels ?? LabelSet.Empty)
            Offer(_byRequired, Label.Of(label));
        if (newLabels is not null && !newLabels.Equals(oldLabels))
        {
            foreach (var label in newLabels)
                Offer(_byRequired, Label.Of(label));
        }
        if (oldSelector is not null)
            Offer(_bySelected, SelectorAnchor.Of(oldSelector));
        if (newSelector is not null && (oldSelector is null || !newSelector.Equals(oldSelector)))
            Offer(_bySelected, SelectorAnchor.Of(newSelector));
        return true;

        void Offer(Dictionary<Label, HashSet<NarrowedPosting<T>>> table, Label label)
        {
            if (!table.TryGetValue(label, out var postings))
                return;
            foreach (var posting in postings)
                posting.Route(old, @new, dirty);
        }
    }

    private IEnumerable<(Dictionary<Label, HashSet<NarrowedPosting<T>>> Table, Label Label)> PlacesOf(
        NarrowedPosting<T> posting
    )
    {
        var match = posting.Residual.Restriction;
        if (match?.LabelsPart is { Selector.Equalities.Count: > 0 } labels)
        {
            yield return (_byRequired, Label.Of(labels.Selector.Equalities[0]));
        }
        else if (match?.SelectsPart is { } selects)
        {
            foreach (var label in selects.SelectedLabels)
                yield return (_bySelected, Label.Of(label));
            yield return (_bySelected, SelectorAnchor.RequirementsOnly);
            if (selects.EmptyMatches)
                yield return (_bySelected, SelectorAnchor.Empty);
        }
    }
}
