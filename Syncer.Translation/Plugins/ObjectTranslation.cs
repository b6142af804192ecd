// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Cel;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.References;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins;

/// <summary>
/// The translation of one object during one run of its transform: tracked reads, the references the object makes, and the
/// problems found so far. Translators return what can be made of their part and report the rest here; nothing is thrown for
/// user input (spec backends-policies N-20). Not to be used by several threads or after the run.
/// </summary>
public sealed class ObjectTranslation(TransformContext context, ObjectIdentity owner, TranslationServices services)
{
    private const string BearerScheme = "Bearer ";

    private readonly List<string> _problems = [];
    private readonly HashSet<ObjectIdentity> _references = [];

    public TransformContext Context => context;

    /// <summary>The object that references are made from and problems are about.</summary>
    public ObjectIdentity Owner => owner;

    public TranslationServices Services => services;

    /// <summary>
    /// Whether references of settings are resolved as those of routes are, which may name other kinds (spec
    /// backends-policies PR-5).
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ResolvesAsRoutesDo { get; init; }

    /// <summary>What is wrong with the object, in the order found, as <c>field: reason</c>.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>All problems as the message of a condition.</summary>
    public string ProblemText => string.Join('\n', _problems);

    /// <summary>The objects that requests are sent to on behalf of the owner: what needs the owner needs them.</summary>
    public IReadOnlyCollection<ObjectIdentity> References => _references;

    /// <summary>Records a problem, once.</summary>
    /// <param name="field">The path of the field, for example <c>spec.traffic.extAuth.backendRef</c>.</param>
    /// <param name="reason">What is wrong with it; never the content of a secret.</param>
    public void Report(string field, string reason)
    {
        var problem = $"{field}: {reason}";
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    /// <summary>
    /// The expression without the space around it, after reporting it where it is not CEL: the data plane puts one that
    /// always fails in its place (spec backends-policies N-17).
    /// </summary>
    public string CheckCel(string field, string expression)
    {
        expression = expression.Trim();
        if (CelSyntax.Problem(expression) is { } problem)
            Report(field, problem);
        return expression;
    }

    /// <summary>A translation of a part of the object, with problems and references of its own.</summary>
    public ObjectTranslation ForPart() => new(context, owner, services) { ResolvesAsRoutesDo = ResolvesAsRoutesDo };

    /// <summary>
    /// Where a reference of the object sends requests, or <see langword="null"/> after reporting why it cannot (spec
    /// backends-policies PR-2 to PR-4): without a grant, of a kind that is not known, or to an object that does not exist.
    /// </summary>
    public BackendReference? ResolveBackend(string field, BackendObjectReference? reference) =>
        Resolve(field, reference, ResolvesAsRoutesDo ? services.RouteBackends : services.Backends);

    /// <summary>
    /// Where a reference sends requests that is resolved as those of routes are, or <see langword="null"/> after reporting
    /// why it cannot (spec backends-policies R-9).
    /// </summary>
    public BackendReference? ResolveRouteBackend(string field, BackendObjectReference? reference) =>
        Resolve(field, reference, services.RouteBackends);

    /// <summary>
    /// What a reference names, or <see langword="null"/> after reporting that it may not (spec backends-policies PR-2,
    /// PR-6). Whether there is such an object is not asked.
    /// </summary>
    public BackendTarget? FindTarget(string field, BackendObjectReference? reference)
    {
        if (reference is null)
        {
            Report(field, "is required");
            return null;
        }
        var target = reference.Target(owner.Name.Namespace);
        if (Permits(target))
            return target;
        Report(field, $"no ReferenceGrant permits {owner} to refer to {target.Kind.Kind} {target.Name}");
        return null;
    }

    /// <summary>Whether the object may refer to another one for the sake of its requests (spec backends-policies PR-6).</summary>
    public bool Permits(BackendTarget target) =>
        services.Settings.BackendRefGrantMode != BackendRefGrantMode.RouteAndPolicy
        || services.Grants.IsGranted(
            context,
            new(owner.Kind.Group, owner.Kind.Kind, owner.Name.Namespace),
            new(target.Kind.Group, target.Kind.Kind, target.Name.Namespace, target.Name.Name)
        );

    private BackendReference? Resolve(
        string field,
        BackendObjectReference? reference,
        IReadOnlyDictionary<GroupKind, BackendResolver> resolvers
    )
    {
        if (FindTarget(field, reference) is not { } target)
            return null;
        if (!resolvers.TryGetValue(target.Kind, out var resolve))
        {
            Report(field, $"group \"{target.Kind.Group}\" kind \"{target.Kind.Kind}\" is not supported");
            return null;
        }
        _references.Add(new(target.Kind, target.Name));
        var resolved = resolve(context, target);
        if (resolved.Problem is null)
            return resolved.Reference;
        Report(field, resolved.Problem.Message);
        return null;
    }

    /// <summary>
    /// The value that a reference to a credential names, or <see langword="null"/> after reporting why there is none (spec
    /// backends-policies N-8 to N-11).
    /// </summary>
    /// <param name="field">The path of the reference.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="defaultKey">The entry that is read where the reference names none.</param>
    public string? ReadCredential(string field, CredentialReference reference, string defaultKey)
    {
        var value = ReadPlainCredential(field, reference, defaultKey);
        if (value is null || (reference.Key ?? defaultKey) != CredentialKeys.Authorization)
            return value;
        if (value.StartsWith(BearerScheme, StringComparison.Ordinal))
            value = value[BearerScheme.Length..].Trim();
        if (value.Length > 0)
            return value;
        Report(field, "the credential is empty");
        return null;
    }

    /// <summary>
    /// The value that a reference to a credential names, with its scheme if there is one, or <see langword="null"/> after
    /// reporting why there is none (spec backends-policies N-8).
    /// </summary>
    /// <param name="field">The path of the reference.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="defaultKey">The entry that is read where the reference names none.</param>
    public string? ReadPlainCredential(string field, CredentialReference reference, string defaultKey)
    {
        var credential = Credential(reference, defaultKey);
        if (credential.Problem is { } problem)
            Report(field, problem);
        return credential.Value;
    }

    /// <summary>The value that a reference to a credential names, or <see langword="null"/> where there is none.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="defaultKey">The entry that is read where the reference names none.</param>
    public string? FindCredential(CredentialReference reference, string defaultKey) =>
        Credential(reference, defaultKey).Value;

    private ResolvedCredential Credential(CredentialReference reference, string defaultKey)
    {
        ArgumentNullException.ThrowIfNull(reference);
        foreach (var resolver in services.Credentials)
        {
            if (resolver.TryResolve(context, owner.Name.Namespace, reference, defaultKey, out var credential))
                return credential;
        }
        return new(null, $"group \"{reference.Group}\" kind \"{reference.Kind}\" is not supported");
    }
}
