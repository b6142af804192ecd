// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>
/// The narrowed readers of one thing. A few are judged one by one; many are filed by the labels they ask for, so that a
/// change is offered only to those that it can concern.
/// </summary>
internal sealed partial class NarrowedPostings<T>(WholePosting<T> whole)
    where T : class
{
    private const int Few = 8;

    private readonly List<NarrowedPosting<T>> _postings = [];
    private Dictionary<IResidual<T>, NarrowedPosting<T>>? _byResidual;
    private NarrowedPostingsByLabel<T>? _byLabel;

    public NarrowedPosting<T> At(IResidual<T> residual)
    {
        if (Find(residual) is { } known)
            return known;
        var posting = new NarrowedPosting<T>(whole, this, residual) { Position = _postings.Count };
        _postings.Add(posting);
        if (_byResidual is null && _postings.Count > Few)
            FileAll();
        else
            File(posting);
        return posting;
    }

    public void Remove(NarrowedPosting<T> posting)
    {
        _byResidual?.Remove(posting.Residual);
        _byLabel?.Remove(posting);
        var last = _postings[^1];
        _postings[posting.Position] = last;
        last.Position = posting.Position;
        _postings.RemoveAt(_postings.Count - 1);
        if (_postings.Count == 0)
            whole.DropNarrowed();
    }

    public void Route(T? old, T? @new, DirtySlots dirty)
    {
        if (_byLabel is not null && _byLabel.TryRoute(old, @new, dirty))
            return;
        foreach (var posting in CollectionsMarshal.AsSpan(_postings))
            posting.Route(old, @new, dirty);
    }

    public void AddReadersOf(T row, ISet<int> readers)
    {
        foreach (var posting in _postings.Where(posting => posting.Includes(row)))
        {
            foreach (var slot in posting.Span)
                readers.Add(slot);
        }
    }

    private NarrowedPosting<T>? Find(IResidual<T> residual)
    {
        if (_byResidual is not null)
            return _byResidual.GetValueOrDefault(residual);
        foreach (var posting in _postings)
        {
            if (posting.Residual.Equals(residual))
                return posting;
        }
        return null;
    }

    private void FileAll()
    {
        _byResidual = [];
        _byLabel = new NarrowedPostingsByLabel<T>(((IRowSource<T>)whole.Edge.Source).Traits);
        foreach (var posting in _postings)
            File(posting);
    }

    private void File(NarrowedPosting<T> posting)
    {
        _byResidual?.Add(posting.Residual, posting);
        _byLabel?.Add(posting);
    }
}
