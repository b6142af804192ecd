// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>One of the addresses of a <see cref="Pod"/>, which has at most one per IP family.</summary>
public sealed record PodIP
{
    public string IP
    {
        get;
        init => field = value ?? "";
    } = "";
}
