// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>The configuration that the control plane of the mesh keeps in a ConfigMap (spec xds-addresses 5.0).</summary>
internal static class MeshConfig
{
    private const string Key = "mesh";
    private const string Default = "cluster.local";

    /// <summary>The name of the ConfigMap.</summary>
    public static string NameOf(string revision) => revision is "" or "default" ? "istio" : $"istio-{revision}";

    /// <summary>
    /// The trust domain of the workloads; null for <c>cluster.local</c>, which is the default, also of a configuration that
    /// cannot be read.
    /// </summary>
    public static string? TrustDomainOf(ConfigMap config)
    {
        if (!config.Data.TryGetValue(Key, out var yaml))
            return null;
        try
        {
            return
                FindScalar(new Parser(new StringReader(yaml)), "trustDomain") is { Length: > 0 } found
                && found != Default
                ? found
                : null;
        }
        catch (Exception e)
            when (e is YamlException or InvalidOperationException or ArgumentException or EndOfStreamException)
        {
            return null;
        }
    }

    private static string? FindScalar(Parser parser, string key)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _) || !parser.TryConsume<MappingStart>(out _))
            return null;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.TryConsume<Scalar>(out var name) && name.Value == key)
                return parser.TryConsume<Scalar>(out var value) ? value.Value : null;
            if (name is null)
                parser.SkipThisAndNestedEvents();
            parser.SkipThisAndNestedEvents();
        }
        return null;
    }
}
