// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What every collection has, whatever its rows are.</summary>
/// <remarks>A collection need not be disposed for its own sake: it ends with its scope, and with its engine.</remarks>
public interface IKrtCollection : IAsyncDisposable
{
    /// <summary>The display name; it need not be unique.</summary>
    string Name { get; }

    /// <summary>The number of the collection, unique in its engine and rising in the order of creation.</summary>
    long Id { get; }

    /// <summary>Whether the collection is complete at the published epoch; once true it stays true.</summary>
    bool IsSynced { get; }

    /// <summary>
    /// Completes when the first epoch at which the collection is complete has been published; cancelled when the collection
    /// or the engine is disposed before.
    /// </summary>
    Task Synced { get; }

    /// <summary>What the creator of the collection attached to it.</summary>
    IReadOnlyDictionary<string, object?> Metadata { get; }

    /// <summary>
    /// Removes the collection from the engine: in one epoch all its rows are deleted, then its subscriptions complete.
    /// Disposing it again does nothing. The scope of a collection disposes it as well.
    /// </summary>
    /// <exception cref="InvalidOperationException">Other collections are made from this one; they are named.</exception>
    new ValueTask DisposeAsync();
}
