// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Plugins.Kinds;

/// <summary>
/// A kind of Kubernetes objects that a plugin brings along. Whoever reads objects, from a cluster or from manifests, makes a
/// source of its rows. Immutable.
/// </summary>
public abstract class CustomKind
{
    private protected CustomKind() { }

    /// <summary>The API group, for example <c>example.com</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The versions that rows are read from, the preferred one first.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>The name of the kind in manifests, for example <c>Tunnel</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the resource in the paths of the API, for example <c>tunnels</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>Whether objects live in no namespace.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsClusterScoped { get; init; }

    /// <summary>How the plugin's part of a status becomes part of what is there.</summary>
    /// <value>The default is <see langword="null"/>: statuses of the kind are not written.</value>
    public StatusLayout? Status { get; init; }

    /// <summary>The kind in any version.</summary>
    public GroupKind GroupKind => new(Group, Kind);

    /// <summary>The group and the preferred version, as statuses are keyed.</summary>
    public string ApiVersion => $"{Group}/{Versions[0]}";

    /// <summary>Calls the visitor with the type of the rows.</summary>
    public abstract TResult Accept<TResult>(ICustomKindVisitor<TResult> visitor);
}
