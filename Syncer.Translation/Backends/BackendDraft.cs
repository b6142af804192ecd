// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Backends;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Backends;

/// <summary>
/// A backend while it is put together. A problem of the translation keeps all of it from the proxies; a warning is told and
/// nothing more (spec backends-policies BC-4, BC-9).
/// </summary>
internal sealed class BackendDraft(ObjectTranslation translation)
{
    private readonly List<Backend> _parts = [];
    private readonly List<string> _warnings = [];
    private readonly HashSet<ObjectIdentity> _references = [];

    public ObjectTranslation Translation => translation;

    public NamespacedName Name => translation.Owner.Name;

    /// <summary>Backends that are made of parts of the object.</summary>
    public IReadOnlyList<Backend> Parts => _parts;

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What the proxies that need the backend need as well.</summary>
    public IEnumerable<ObjectIdentity> References => _references.Concat(translation.References).Distinct().Order();

    public void Report(string field, string reason) => translation.Report(field, reason);

    public void Warn(IEnumerable<string> problems) => _warnings.AddRange(problems);

    /// <summary>Says that requests are sent to an object.</summary>
    public void Refer(ObjectIdentity target) => _references.Add(target);

    /// <summary>
    /// Adds the backend of a part of the object, which policies find under the name of the whole, and returns its key.
    /// </summary>
    public string AddPart(string part, StaticBackend address, IEnumerable<BackendPolicySpec> policies)
    {
        var backend = Empty($"{Name}/{part}");
        backend.Static = address;
        backend.InlinePolicies.AddRange(policies);
        _parts.Add(backend);
        return backend.Key;
    }

    /// <summary>A backend without a kind.</summary>
    public Backend Empty(string key) =>
        new()
        {
            Key = key,
            Name = new() { Namespace = Name.Namespace, Name = Name.Name },
        };

    /// <summary>How the backend, or a part of it, is called; what is wrong with it is a problem.</summary>
    public IEnumerable<BackendPolicySpec> Inline(string field, BackendPolicySection? section) =>
        Inline(translation, field, section);

    /// <summary>
    /// How a provider is called. What is wrong with it makes requests to this provider fail, so that the others can be used
    /// (spec backends-policies BC-9, Q-2).
    /// </summary>
    public IEnumerable<BackendPolicySpec> InlineOfProvider(string field, BackendPolicySection? section)
    {
        var part = translation.ForPart();
        var policies = Inline(part, field, section);
        Warn(part.Problems);
        _references.UnionWith(part.References);
        return policies;
    }

    /// <summary>A port, which is 0 after it has been reported.</summary>
    public int Port(string field, int? port)
    {
        if (port is >= 1 and <= ushort.MaxValue)
            return port.Value;
        Report(field, port is null ? "is required" : $"{port} is no port");
        return 0;
    }

    /// <summary>A text, which is empty after it has been reported.</summary>
    public string Required(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
            Report(field, "is required");
        return text ?? "";
    }

    private static BackendPolicySpec[] Inline(
        ObjectTranslation translation,
        string field,
        BackendPolicySection? section
    ) =>
        section is null
            ? []
            : [.. BackendSectionTranslation.Translate(translation, field, section).Select(policy => policy.Spec)];
}
