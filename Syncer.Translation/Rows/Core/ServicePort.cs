// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A port of a <see cref="Service"/>.</summary>
public sealed record ServicePort
{
    /// <summary>Empty for the only port of a service.</summary>
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public int Port { get; init; }

    public string Protocol
    {
        get;
        init => field = value ?? "TCP";
    } = "TCP";

    public string? AppProtocol { get; init; }

    /// <summary>The port of the pods, by number or by name; <see langword="null"/> stands for <see cref="Port"/>.</summary>
    public IntOrString? TargetPort { get; init; }
}
