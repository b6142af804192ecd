// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Backends;

namespace Syncer.Translation.Rows;

/// <summary>The object that a policy or a backend sends requests to (Gateway API <c>BackendObjectReference</c>).</summary>
public sealed record BackendObjectReference
{
    /// <summary>Null stands for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>Null stands for <c>Service</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Null stands for the namespace of the object that holds the reference.</summary>
    public string? Namespace { get; init; }

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public int? Port { get; init; }

    /// <summary>The reference with its defaults filled in.</summary>
    /// <param name="ownNamespace">The namespace of the object that holds the reference.</param>
    public BackendTarget Target(string ownNamespace) =>
        new(
            new(Group ?? "", string.IsNullOrEmpty(Kind) ? "Service" : Kind),
            new(string.IsNullOrEmpty(Namespace) ? ownNamespace : Namespace, Name),
            Port
        );
}
