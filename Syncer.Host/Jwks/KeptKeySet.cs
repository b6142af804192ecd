// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>All that is known of one endpoint.</summary>
internal sealed class KeptKeySet(string key)
{
    public string Key => key;

    /// <summary>What is asked for; <see langword="null"/> once nobody asks.</summary>
    public JwksRequest? Request { get; set; }

    /// <summary>Whether the owners ask for another endpoint now, whose key set may not be there yet.</summary>
    public bool IsRetired { get; set; }

    /// <summary>The last good key set; where it is kept says nothing here.</summary>
    public StoredKeySet? Newest { get; set; }

    /// <summary>The ConfigMaps that hold a key set of the endpoint.</summary>
    public Dictionary<NamespacedName, StoredKeySet> Stored { get; } = [];

    /// <summary>Ends fetching; a result that comes after it is of no interest.</summary>
    public CancellationTokenSource? Fetching { get; set; }

    /// <summary>Whether a write is under way or waits to be tried again.</summary>
    public bool IsWriting { get; set; }

    public int WriteFailures { get; set; }

    /// <summary>The failure to write that was reported last.</summary>
    public string? ReportedFailure { get; set; }

    /// <summary>
    /// The best of what is stored: the newest, then the one with the canonical name, then the lowest name (spec
    /// backends-policies JW-12).
    /// </summary>
    public StoredKeySet? BestStored =>
        Stored
            .Values.OrderByDescending(stored => stored.FetchedAt)
            .ThenByDescending(stored => stored.IsCanonical)
            .ThenBy(stored => stored.ConfigMap)
            .FirstOrDefault();

    /// <summary>What has to be changed next for the store to hold what is needed and nothing else.</summary>
    /// <param name="namespace">The namespace of the ConfigMaps.</param>
    public KeySetWrite? NextWrite(string @namespace)
    {
        if (Request is null)
            return IsRetired ? null : Stored.Keys.Order().Select(name => new KeySetWrite(name, null)).FirstOrDefault();
        if (Newest is null)
            return null;
        var canonical = Newest with { ConfigMap = new(@namespace, KeySetConfigMaps.NameOf(key)) };
        if (!Stored.TryGetValue(canonical.ConfigMap, out var stored) || stored != canonical)
            return new(canonical.ConfigMap, canonical);
        return Stored
            .Keys.Where(name => name != canonical.ConfigMap)
            .Order()
            .Select(name => new KeySetWrite(name, null))
            .FirstOrDefault();
    }
}
