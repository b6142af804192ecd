// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Policies;
using static Syncer.Protos.Resources.TLSConfig.Types;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Settings of connections that clients and backends have in common.</summary>
internal static class ConnectionFields
{
    public static KeepaliveConfig Keepalive(ObjectTranslation translation, string field, KeepaliveSettings settings)
    {
        var config = new KeepaliveConfig
        {
            Time = translation.ReadDuration($"{field}.time", settings.Time),
            Interval = translation.ReadDuration($"{field}.interval", settings.Interval),
        };
        if (settings.Retries is { } retries and >= 0)
            config.Retries = (uint)retries;
        return config;
    }

    /// <summary>Adds the groups that are known.</summary>
    public static void AddKeyExchangeGroups(IEnumerable<string> names, RepeatedField<KeyExchangeGroup> to)
    {
        foreach (var name in names)
        {
            KeyExchangeGroup? group = name switch
            {
                "X25519" => KeyExchangeGroup.X25519,
                "P-256" => KeyExchangeGroup.P256,
                "P-384" => KeyExchangeGroup.P384,
                "X25519_MLKEM768" => KeyExchangeGroup.X25519Mlkem768,
                _ => null,
            };
            if (group is { } known)
                to.Add(known);
        }
    }

    /// <summary>The protocols, or <see langword="null"/> where the data plane chooses.</summary>
    public static Alpn? Protocols(IReadOnlyList<string> protocols)
    {
        if (protocols.Count == 0)
            return null;
        var alpn = new Alpn();
        alpn.Protocols.AddRange(protocols);
        return alpn;
    }
}
