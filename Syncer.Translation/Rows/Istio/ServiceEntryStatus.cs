// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Istio;

/// <summary>The status of a <see cref="ServiceEntry"/>: the virtual addresses it was given.</summary>
public sealed record ServiceEntryStatus
{
    public ValueList<HostAddress> Addresses
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>A virtual address of a host.</summary>
    public sealed record HostAddress
    {
        public string Host
        {
            get;
            init => field = value ?? "";
        } = "";

        public string Value
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
