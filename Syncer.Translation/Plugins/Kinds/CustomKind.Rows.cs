// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization.Metadata;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Kinds;

/// <summary>A kind whose objects are read into rows of type <typeparamref name="T"/>.</summary>
/// <param name="json">How a row is read from JSON; fields the row does not have are skipped.</param>
/// <typeparam name="T">The row: immutable and equal by value.</typeparam>
public sealed class CustomKind<T>(Func<JsonTypeInfo<T>> json) : CustomKind
    where T : class, IKubernetesRow
{
    /// <summary>How a row is read from JSON; called for the first object, not before.</summary>
    public Func<JsonTypeInfo<T>> Json => json;

    /// <summary>Fills in what an API server would: the defaults of the kind's schema that translation relies on.</summary>
    /// <value>The default changes nothing.</value>
    public Func<T, T> WithDefaults { get; init; } = row => row;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(ICustomKindVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }
}
