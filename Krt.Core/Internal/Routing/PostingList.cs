// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;

namespace Krt.Internal;

/// <summary>What one row depends on, each thing once, in the order of the first reads. Nearly always none or one.</summary>
/// <param name="postings">Null for none, a <see cref="Posting"/>, or an array of them.</param>
internal readonly struct PostingList(object? postings)
{
    public int Count =>
        postings is null ? 0
        : postings is Posting[] many ? many.Length
        : 1;

    public Posting this[int index] => postings is Posting[] many ? many[index] : Unsafe.As<Posting>(postings!);

    public Enumerator GetEnumerator() => new(this);

    /// <summary>The list in the form it is kept in.</summary>
    public static object? Pack(List<Posting> postings) =>
        postings.Count switch
        {
            0 => null,
            1 => postings[0],
            _ => postings.ToArray(),
        };

    /// <summary>Walks over the list.</summary>
    public struct Enumerator(PostingList list)
    {
        private int _position = -1;

        public readonly Posting Current => list[_position];

        public bool MoveNext() => ++_position < list.Count;
    }
}
