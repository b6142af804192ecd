// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>What routes of every kind have in common.</summary>
public interface IRouteRow : IKubernetesRow
{
    /// <summary>The kind, one of <see cref="RouteKinds"/>.</summary>
    string Kind { get; }

    /// <summary>The group and the version of the kind, as people are told of it.</summary>
    string ApiVersion => RouteKinds.ApiVersion;

    ValueList<ParentReference> ParentRefs { get; }

    /// <summary>The hostnames as written, empty for any; always empty for kinds that have none.</summary>
    ValueList<string> Hostnames { get; }
}
