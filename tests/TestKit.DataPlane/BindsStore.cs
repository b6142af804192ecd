// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;

namespace TestKit.DataPlane;

/// <summary>
/// What the data plane makes of the binds and listeners it is sent, with the traps of its store: what leaves a listener behind,
/// or a socket closed, is a violation (spec xds-addresses 6.5).
/// </summary>
internal sealed class BindsStore
{
    private readonly Dictionary<string, string> _keysByName = [];
    private readonly Dictionary<string, string> _namesByKey = [];
    private readonly Dictionary<string, Bind> _binds = [];
    private readonly Dictionary<string, HashSet<string>> _listeners = [];
    private readonly Dictionary<string, HashSet<string>> _lost = [];

    /// <summary>Takes in an accepted resource.</summary>
    public IEnumerable<string> Set(string name, IMessage message)
    {
        if (WireNames.Of(message) is { } key)
        {
            if (_keysByName.TryGetValue(name, out var known) && known != key)
                yield return $"{name} was {known} and is {key}";
            if (_namesByKey.TryGetValue(key, out var other) && other != name)
                yield return $"{key} has the names {other} and {name}";
            (_keysByName[name], _namesByKey[key]) = (key, name);
        }
        switch (message)
        {
            case Resource { Bind: { } bind }:
                if (_binds.TryGetValue(bind.Key, out var before) && IsOpenedTooLate(before, bind))
                    yield return $"{name} becomes standard in place, which opens no socket";
                _binds[bind.Key] = bind;
                break;
            case Resource { Listener: { } listener }:
                ListenersOf(listener.BindKey).Add(listener.Key);
                _lost.GetValueOrDefault(listener.BindKey)?.Remove(listener.Key);
                break;
        }
    }

    /// <summary>Takes out a resource; an unknown name means nothing.</summary>
    public void Remove(string name)
    {
        if (!_keysByName.Remove(name, out var key))
            return;
        _namesByKey.Remove(key);
        if (key.StartsWith("bind/", StringComparison.Ordinal))
        {
            var bind = key["bind/".Length..];
            _binds.Remove(bind);
            if (_listeners.Remove(bind, out var dropped) && dropped.Count > 0)
                _lost[bind] = dropped;
        }
        else if (key.StartsWith("listener/", StringComparison.Ordinal))
        {
            // One that waits for its bind is not found.
            foreach (var (bind, listeners) in _listeners)
            {
                if (_binds.ContainsKey(bind))
                    listeners.Remove(key["listener/".Length..]);
            }
            foreach (var listeners in _lost.Values)
                listeners.Remove(key["listener/".Length..]);
        }
    }

    /// <summary>What is wrong after a whole response.</summary>
    public IEnumerable<string> Check()
    {
        foreach (var (bind, listeners) in _listeners)
        {
            if (!_binds.ContainsKey(bind) && listeners.Count > 0)
                yield return $"listeners {string.Join(", ", listeners)} wait for bind {bind}";
        }
        foreach (var (bind, listeners) in _lost)
        {
            if (_binds.ContainsKey(bind) && listeners.Count > 0)
                yield return $"bind {bind} returned without its listeners {string.Join(", ", listeners)}";
        }
        foreach (var listener in _listeners.Values.SelectMany(listeners => listeners).CountBy(listener => listener))
        {
            if (listener.Value > 1)
                yield return $"listener {listener.Key} is on {listener.Value} binds";
        }
    }

    private static bool IsOpenedTooLate(Bind before, Bind after) =>
        before.Mode == Bind.Types.Mode.Internal && after.Mode == Bind.Types.Mode.Standard;

    private HashSet<string> ListenersOf(string bind)
    {
        if (!_listeners.TryGetValue(bind, out var listeners))
            _listeners[bind] = listeners = [];
        return listeners;
    }
}
