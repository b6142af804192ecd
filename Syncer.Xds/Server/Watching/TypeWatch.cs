// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What one connection wants and has got of one type. Guarded by the lock of its <see cref="WatchTable"/>.</summary>
internal sealed class TypeWatch : IDisposable
{
    private readonly Subscription _subscription;
    private HashSet<string>? _namesToAnswer;
    private KnownVersions? _known;
    private bool _mustAnswer = true;
    private bool _mustAnswerEverything;
    private ChangeTimes? _changed;
    private long _epochSent;
    private long? _epochAcknowledged;

    public TypeWatch(XdsResourceType type, DeltaRequest first)
    {
        Type = type;
        _subscription = new Subscription(first);
        _known = first.TakeKnown();
        _mustAnswerEverything = _subscription.IsWildcard;
        AnswerNames(_subscription.Names);
        if (!_mustAnswerEverything && _known is not null)
            AnswerNames(_known.Names());
    }

    public XdsResourceType Type { get; }

    /// <summary>Whether everything is to be sent to a client that has none of it.</summary>
    public bool MustAnswerFromNothing => _mustAnswerEverything && _known is null;

    public string NonceSent { get; private set; } = "";

    public string NonceAcknowledged { get; private set; } = "";

    public string? LastError { get; private set; }

    private DateTimeOffset? LastSent { get; set; }

    private long Responses { get; set; }

    private long Resources { get; set; }

    private long Removals { get; set; }

    private long Bytes { get; set; }

    private long Rejections { get; set; }

    public RequestEffect OnRequest(DeltaRequest request)
    {
        var acknowledges = request.Nonce.Length > 0;
        if (acknowledges && request.Nonce != NonceSent)
            return RequestEffect.Stale;
        if (acknowledges)
        {
            NonceAcknowledged = NonceSent;
            _epochAcknowledged = _epochSent;
            LastError = null;
        }
        if (request.Subscribe.Count + request.Unsubscribe.Count == 0)
            return acknowledges ? RequestEffect.Acknowledged : RequestEffect.Meaningless;

        var (everything, names) = _subscription.Change(request);
        _mustAnswer = true;
        _mustAnswerEverything |= everything;
        AnswerNames(names);
        return acknowledges ? RequestEffect.ResubscribedByAcknowledgement : RequestEffect.Resubscribed;
    }

    public void OnRejected(string error)
    {
        LastError = error;
        Rejections++;
    }

    public void OnSending(DeltaResponse response, ChangeTimes? changed, DateTimeOffset now)
    {
        NonceSent = response.Nonce;
        _epochSent = response.Epoch;
        LastSent = now;
        _changed = changed;
        Responses++;
        Resources += response.Resources.Count;
        Removals += response.Removed.Count;
        Bytes += response.Size;
    }

    /// <summary>Of the oldest change that the last response told of, once; null where there is none.</summary>
    public ChangeTimes? TakeChanged()
    {
        var changed = _changed;
        _changed = null;
        return changed;
    }

    /// <summary>Takes what is to be sent, which may be nothing.</summary>
    public TypeDelta Collect(in FeedReading reading)
    {
        var delta = new TypeDelta(this, reading.Epoch)
        {
            IsAnswer = _mustAnswer,
            IsEverything = _mustAnswerEverything,
            Known = _known,
        };
        if (_mustAnswerEverything)
            reading.ReadAll(Type, delta.Updated);
        else if (reading.HasPosition(Type))
            CollectChanges(in reading, delta);
        else
            reading.Skip(Type);

        foreach (var name in _namesToAnswer ?? [])
        {
            if (reading.Find(Type, name) is not { } resource)
                delta.Removed.Add(name);
            else if (!_mustAnswerEverything && _subscription.Includes(name))
                delta.Updated.Add(resource);
        }
        (_mustAnswer, _mustAnswerEverything, _known, _namesToAnswer) = (false, false, null, null);
        return delta;
    }

    public XdsWatchState StateAt(long? position) =>
        new()
        {
            Type = Type,
            IsWildcard = _subscription.IsWildcard,
            SubscribedNames = _subscription.Names.Count,
            Position = position,
            NonceSent = NonceSent,
            NonceAcknowledged = NonceAcknowledged,
            EpochAcknowledged = _epochAcknowledged,
            LastSent = LastSent,
            LastError = LastError,
            Responses = Responses,
            Resources = Resources,
            Removals = Removals,
            Bytes = Bytes,
            Rejections = Rejections,
        };

    public void Dispose() => _known?.Dispose();

    private void AnswerNames(IEnumerable<string> names)
    {
        foreach (var name in names)
            (_namesToAnswer ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
    }

    private void CollectChanges(in FeedReading reading, TypeDelta delta)
    {
        reading.ReadChanges(Type, delta.Updated, delta.Removed, delta.Moved);
        if (_subscription.IsWildcard && _namesToAnswer is null)
            return;
        delta.Updated.RemoveAll(resource => !IsPlainChange(resource.Key.Name));
        delta.Removed.RemoveAll(name => !IsPlainChange(name));
        delta.Moved.RemoveAll(name => !IsPlainChange(name));

        // What is asked for by name is looked up on its own.
        bool IsPlainChange(string name) => _subscription.Includes(name) && _namesToAnswer?.Contains(name) is not true;
    }
}
