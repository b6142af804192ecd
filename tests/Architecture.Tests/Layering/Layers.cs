// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

/// <summary>Who may know whom. Arrows point one way; Translation and Xds meet only in Host.</summary>
internal static class Layers
{
    private static readonly string[] Engine = ["Microsoft.Extensions.Logging.Abstractions", "System.Reactive"];

    public static readonly Layer[] All =
    [
        new("Krt.Core", [], [.. Engine, "DynamicData"]),
        new("Krt.Kubernetes", ["Krt.Core"], [.. Engine, "KubernetesClient", "YamlDotNet"]),
        new("Syncer.Protos", [], ["Google.Protobuf", "Grpc.Core.Api"]),
        new("Syncer.Translation", ["Krt.Core", "Syncer.Protos"], [.. Engine, "Google.Protobuf", "YamlDotNet"]),
        new(
            "Syncer.Xds",
            ["Krt.Core", "Syncer.Protos"],
            [
                .. Engine,
                "Google.Protobuf",
                "Grpc.*",
                "Microsoft.AspNetCore*",
                "Microsoft.Extensions.*",
                "System.IO.Hashing",
                "System.Threading.RateLimiting",
            ]
        ),
        new(
            "Syncer.Host",
            ["Krt.Core", "Krt.Kubernetes", "Syncer.Protos", "Syncer.Translation", "Syncer.Xds"],
            [
                .. Engine,
                "Google.Protobuf",
                "Grpc.*",
                "KubernetesClient",
                "Microsoft.AspNetCore*",
                "Microsoft.Extensions.*",
                "Microsoft.IdentityModel*",
                "OpenTelemetry*",
                "Spectre.Console",
                "System.CommandLine",
                "System.IO.Hashing",
                "YamlDotNet",
            ]
        ),
    ];
}
