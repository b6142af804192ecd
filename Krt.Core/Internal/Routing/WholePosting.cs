// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// The readers of one thing: those whom every change concerns, which are its own slots, and those whose interest is
/// narrowed.
/// </summary>
internal abstract partial class WholePosting<T> : Posting<T>
    where T : class
{
    private NarrowedPostings<T>? _narrowed;

    public override IResidual<T>? Residual => null;

    public bool HasReaders => Count > 0 || _narrowed is not null;

    /// <summary>The posting of readers with this interest.</summary>
    public Posting<T> Of(IResidual<T>? residual) =>
        residual is null ? this : (_narrowed ??= new NarrowedPostings<T>(this)).At(residual);

    /// <summary>Whether a posting is the one of readers with this interest.</summary>
    public bool Is(Posting posting, IResidual<T>? residual) =>
        residual is null
            ? ReferenceEquals(posting, this)
            : posting is NarrowedPosting<T> narrowed
                && ReferenceEquals(narrowed.Whole, this)
                && narrowed.Residual.Equals(residual);

    public override void Route(T? old, T? @new, DirtySlots dirty)
    {
        AddAllTo(dirty);
        _narrowed?.Route(old, @new, dirty);
    }

    /// <summary>Adds the readers that see a row.</summary>
    public void AddReadersOf(T row, ISet<int> readers)
    {
        foreach (var slot in Span)
            readers.Add(slot);
        _narrowed?.AddReadersOf(row, readers);
    }

    /// <summary>Forgets the narrowed readers when the last of them has gone.</summary>
    public void DropNarrowed()
    {
        _narrowed = null;
        if (Count == 0)
            Drop();
    }

    protected sealed override void Detach()
    {
        if (_narrowed is null)
            Drop();
    }

    protected abstract void Drop();
}
