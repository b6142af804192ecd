// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

// Who holds secrets is passed on when one collection begins to read another, and is never taken back: rows made of a
// secret may outlive the collection it was read from.
internal abstract partial class CollectionNode
{
    /// <summary>What is shown in the place of a secret.</summary>
    public const string Withheld = "(withheld)";

    private readonly bool? _declaredSecret;
    private volatile bool _readsSecrets;
    private volatile bool _hidesKeys;

    /// <summary>Whether rows hold secrets.</summary>
    public bool HoldsSecrets => _declaredSecret ?? _readsSecrets;

    /// <summary>Whether transforms get to see secrets, so that their exceptions and matches may quote one.</summary>
    public bool SeesSecrets => _readsSecrets || HoldsSecrets;

    /// <summary>Whether keys are values of an index over secrets.</summary>
    public bool HidesKeys => _hidesKeys;

    /// <summary>Whether keys are computed from the content of the rows the collection is made of.</summary>
    protected virtual bool IsKeyedByContent => false;

    public void InheritSecrecyOf(CollectionNode source)
    {
        var readsSecrets = _readsSecrets || source.HoldsSecrets;
        var hidesKeys =
            _hidesKeys || (_declaredSecret != false && (source.HidesKeys || (IsKeyedByContent && source.HoldsSecrets)));
        if (readsSecrets == _readsSecrets && hidesKeys == _hidesKeys)
            return;
        _readsSecrets = readsSecrets;
        _hidesKeys = hidesKeys;
        foreach (var consumer in Consumers)
            consumer.InheritSecrecyOf(this);
    }

    /// <summary>The key of a slot for logs, dumps and explanations.</summary>
    public string ShownKeyAt(int slot) => ShownKey(KeyAt(slot));

    /// <inheritdoc cref="ShownKeyAt"/>
    public string ShownKey(object key) => HidesKeys ? Withheld : Text.Of(key);

    /// <summary>An exception of user code as it may be shown: its message may quote what the code has seen.</summary>
    public Exception Shown(Exception error) => SeesSecrets ? new WithheldException(error, Name) : error;
}
