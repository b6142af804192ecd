// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What is to be sent of one type to bring one client to one epoch.</summary>
internal sealed class TypeDelta(TypeWatch watch, long epoch)
{
    public TypeWatch Watch => watch;

    public long Epoch => epoch;

    /// <summary>In the order in which they are to be sent, once <see cref="Complete"/> has run.</summary>
    public List<XdsResource> Updated { get; } = [];

    public List<string> Removed { get; } = [];

    /// <summary>What of <see cref="Updated"/> the client must forget before it is sent again.</summary>
    public List<string> Moved { get; } = [];

    /// <summary>Whether a request waits for it, so that it is sent even when it is empty.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Whether <see cref="Updated"/> is all there is, so that whatever else the client knows is gone.</summary>
    public bool IsEverything { get; init; }

    /// <summary>What the client has already.</summary>
    public KnownVersions? Known { get; init; }

    public bool IsEmpty => Updated.Count == 0 && Removed.Count == 0;

    /// <summary>Leaves out what the client knows, adds what it must forget, and sorts: outside of any lock.</summary>
    public void Complete()
    {
        if (Known is not null)
        {
            using (Known)
            {
                Updated.RemoveAll(Known.IsCurrent);
                if (IsEverything)
                    Removed.AddRange(Known.Others().Except(Removed));
            }
        }
        if (watch.Type.HasPushRanks)
            Updated.Sort(XdsResource.ByPushOrder);
        Removed.Sort(StringComparer.Ordinal);
    }
}
