// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Syncer.Host.Authentication;

/// <summary>
/// Remembers for a short time whose tokens were accepted, under their hashes, so that a thousand streams that come at once cost
/// one review per token. May be used from any thread.
/// </summary>
internal sealed class ReviewedTokens(TimeSpan lifetime, TimeProvider time)
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>Finds out whose token it is, at most once at a time; a failure is not remembered.</summary>
    public async Task<ClaimsPrincipal> GetAsync(
        string token,
        Func<Task<ClaimsPrincipal>> review,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        Entry entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(hash, out entry!) || IsOver(entry))
            {
                if (_entries.Count >= Capacity)
                    Forget();
                // Begun outside of the lock, for whoever asks while it is under way.
                _entries[hash] = entry = new Entry(Task.Run(review, CancellationToken.None), time.GetTimestamp());
            }
        }
        return await entry.Review.WaitAsync(cancellationToken);
    }

    private bool IsOver(Entry entry) =>
        entry.Review.IsCompleted
        && (!entry.Review.IsCompletedSuccessfully || time.GetElapsedTime(entry.Since) >= lifetime);

    private void Forget()
    {
        foreach (var (hash, entry) in _entries)
        {
            if (IsOver(entry))
                _entries.Remove(hash);
        }
    }

    private sealed record Entry(Task<ClaimsPrincipal> Review, long Since);
}
