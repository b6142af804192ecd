// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Istio;

/// <summary>A port of a <see cref="ServiceEntry"/>.</summary>
public sealed record ServiceEntryPort
{
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public long Number { get; init; }

    /// <summary><c>HTTP</c>, <c>HTTPS</c>, <c>GRPC</c> and so on, in any case.</summary>
    public string Protocol
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The port of the endpoints, 0 for <see cref="Number"/>.</summary>
    public long TargetPort { get; init; }
}
