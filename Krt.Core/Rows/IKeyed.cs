// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>A row that knows the key it is stored under.</summary>
/// <typeparam name="TKey">The type of the key: equatable by value, and comparable where an order of rows matters.</typeparam>
public interface IKeyed<out TKey>
    where TKey : notnull
{
    /// <summary>The key; it must not change during the life of the row.</summary>
    TKey Key { get; }
}
