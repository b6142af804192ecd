// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>What one connection wants and has got of one type. Guarded by the lock of its <see cref="WatchTable"/>.</summary>
internal sealed class TypeWatch
{
    private readonly Subscription _subscription;
    private readonly HashSet<string> _namesToAnswer;
    private Dictionary<string, string>? _known;
    private bool _mustAnswer = true;
    private bool _mustAnswerEverything;

    public TypeWatch(XdsResourceType type, DeltaDiscoveryRequest first)
    {
        Type = type;
        _subscription = new Subscription(first);
        _mustAnswerEverything = _subscription.IsWildcard;
        _namesToAnswer = new HashSet<string>(_subscription.Names, StringComparer.Ordinal);
        if (first.InitialResourceVersions.Count > 0)
            _known = new Dictionary<string, string>(first.InitialResourceVersions, StringComparer.Ordinal);
        if (!_mustAnswerEverything && _known is not null)
            _namesToAnswer.UnionWith(_known.Keys);
    }

    public XdsResourceType Type { get; }

    public string NonceSent { get; private set; } = "";

    public string NonceAcknowledged { get; private set; } = "";

    public string? LastError { get; private set; }

    private DateTimeOffset? LastSent { get; set; }

    private long Responses { get; set; }

    private long Resources { get; set; }

    private long Removals { get; set; }

    private long Rejections { get; set; }

    public RequestEffect OnRequest(DeltaDiscoveryRequest request)
    {
        var acknowledges = request.ResponseNonce.Length > 0;
        if (acknowledges && request.ResponseNonce != NonceSent)
            return RequestEffect.Stale;
        if (acknowledges)
        {
            NonceAcknowledged = NonceSent;
            LastError = null;
        }
        if (request.ResourceNamesSubscribe.Count + request.ResourceNamesUnsubscribe.Count == 0)
            return acknowledges ? RequestEffect.Acknowledged : RequestEffect.Meaningless;

        var (everything, names) = _subscription.Change(request);
        _mustAnswer = true;
        _mustAnswerEverything |= everything;
        _namesToAnswer.UnionWith(names);
        return acknowledges ? RequestEffect.ResubscribedByAcknowledgement : RequestEffect.Resubscribed;
    }

    public void OnRejected(string error)
    {
        LastError = error;
        Rejections++;
    }

    public void OnSending(DeltaDiscoveryResponse response, DateTimeOffset now)
    {
        NonceSent = response.Nonce;
        LastSent = now;
        Responses++;
        Resources += response.Resources.Count;
        Removals += response.RemovedResources.Count;
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

        foreach (var name in _namesToAnswer)
        {
            if (reading.Find(Type, name) is not { } resource)
                delta.Removed.Add(name);
            else if (!_mustAnswerEverything && _subscription.Includes(name))
                delta.Updated.Add(resource);
        }
        (_mustAnswer, _mustAnswerEverything, _known) = (false, false, null);
        _namesToAnswer.Clear();
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
            LastSent = LastSent,
            LastError = LastError,
            Responses = Responses,
            Resources = Resources,
            Removals = Removals,
            Rejections = Rejections,
        };

    private void CollectChanges(in FeedReading reading, TypeDelta delta)
    {
        reading.ReadChanges(Type, delta.Updated, delta.Removed);
        if (_subscription.IsWildcard && _namesToAnswer.Count == 0)
            return;
        delta.Updated.RemoveAll(resource => !IsPlainChange(resource.Key.Name));
        delta.Removed.RemoveAll(name => !IsPlainChange(name));

        // What is asked for by name is looked up on its own.
        bool IsPlainChange(string name) => _subscription.Includes(name) && !_namesToAnswer.Contains(name);
    }
}
