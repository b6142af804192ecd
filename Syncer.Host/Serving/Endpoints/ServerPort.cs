// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Serving.Endpoints;

/// <summary>What a listening port is for; each answers to nothing but its own.</summary>
internal enum ServerPort
{
    /// <summary>Proxies; whatever says nothing about ports is for them.</summary>
    Xds,

    /// <summary>Probes.</summary>
    Health,

    /// <summary>Scrapers of metrics.</summary>
    Metrics,

    /// <summary>Operators.</summary>
    Admin,
}
