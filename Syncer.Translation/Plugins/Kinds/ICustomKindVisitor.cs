// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Kinds;

/// <summary>Does something for which the type of the rows of a kind has to be known.</summary>
public interface ICustomKindVisitor<out TResult>
{
    TResult Visit<T>(CustomKind<T> kind)
        where T : class, IKubernetesRow;
}
