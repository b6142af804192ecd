// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>Every pair of an entry of <see cref="From"/> and an entry of <see cref="To"/> is permitted.</summary>
public sealed record ReferenceGrantSpec
{
    public ValueList<Source> From
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<Target> To
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Objects that may refer: all of a kind in a namespace.</summary>
    public sealed record Source
    {
        public string Group
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Kind
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Namespace
        {
            get;
            init => field = value ?? "";
        } = "";
    }

    /// <summary>Objects that may be referred to, in the namespace of the grant: one, or all of a kind.</summary>
    public sealed record Target
    {
        public string Group
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Kind
        {
            get;
            init => field = value ?? "";
        } = "";

        /// <summary>The name of the one object; null or empty for all of the kind.</summary>
        public string? Name { get; init; }
    }
}
