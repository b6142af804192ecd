// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>
/// Hears of every rejection. Every implementation that is registered as a service is called, after the rejection has been
/// logged and counted.
/// </summary>
public interface IXdsRejectionObserver
{
    /// <summary>
    /// Called on the thread that reads from the connection, for several connections at once. While it runs, further
    /// requests of that connection wait, responses to it do not. An exception is logged and has no other effect.
    /// </summary>
    void OnRejected(XdsRejection rejection);
}
