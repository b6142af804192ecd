// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// All postings of an edge, whatever they are found by.
internal abstract partial class FetchEdge
{
    /// <summary>Every posting that has readers of its own.</summary>
    public abstract IEnumerable<Posting> Postings { get; }
}

internal sealed partial class FetchEdge<TKey, T>
{
    public override IEnumerable<Posting> Postings =>
        Keys.Postings.Concat(Everything.Postings).Concat(_indexes.SelectMany(index => index.Postings));
}

internal partial interface IIndexRouting<in T>
{
    IEnumerable<Posting> Postings { get; }
}

internal abstract partial class ValueRouting<TValue, T>
{
    public IEnumerable<Posting> Postings
    {
        get
        {
            foreach (var posting in _postings.Values)
            {
                Invariant.Holds(posting.HasReaders, Edge.Reader, "done with what nobody reads");
                foreach (var part in posting.Parts)
                    yield return part;
            }
        }
    }
}

internal abstract partial class WholePosting<T>
{
    public IEnumerable<Posting> Parts => (Count > 0 ? [this] : Array.Empty<Posting>()).Concat(_narrowed?.All ?? []);
}

internal sealed partial class NarrowedPostings<T>
{
    public IEnumerable<Posting> All => _postings;
}
