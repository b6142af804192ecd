// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Rows.Routes.Filters;

namespace Syncer.Translation.Routes.Filters;

/// <summary>
/// Turns the filters of a rule or backendRef into policies (spec gateways-routes 3.9, 3.12). A mirror that has no backend
/// is left out and reported; a filter that decides over requests and cannot be carried out makes them fail.
/// </summary>
internal sealed class FilterTranslation
{
    private readonly FrozenSet<string> _supported;
    private readonly Func<BackendRef, ResolvedBackend> _resolve;
    private readonly List<TrafficPolicySpec> _policies = [];
    private readonly List<RouteProblem> _unresolved = [];
    private readonly HashSet<string> _seen = [];
    private HeaderModifier? _requestHeaders;
    private HeaderModifier? _responseHeaders;
    private RequestMirrors? _mirrors;
    private RouteProblem? _invalid;
    private bool _unauthorized;

    private FilterTranslation(FrozenSet<string> supported, Func<BackendRef, ResolvedBackend> resolve)
    {
        _supported = supported;
        _resolve = resolve;
    }

    /// <summary>Translates filters of the supported types; <paramref name="resolve"/> knows their backends.</summary>
    public static TranslatedFilters Translate(
        ValueList<RouteFilter> filters,
        FrozenSet<string> supported,
        Func<BackendRef, ResolvedBackend> resolve
    )
    {
        if (filters.Count == 0)
            return TranslatedFilters.None;
        var translation = new FilterTranslation(supported, resolve);
        foreach (var filter in filters)
            translation._invalid ??= translation.Add(filter);
        return translation.Result();
    }

    private RouteProblem? Add(RouteFilter filter)
    {
        if (!_supported.Contains(filter.Type))
            return Unsupported(filter);
        switch (filter.Type)
        {
            case FilterTypes.RequestHeaderModifier when filter.RequestHeaderModifier is { } headers:
                _requestHeaders = HeaderModification.Merge(_requestHeaders, headers);
                return null;
            case FilterTypes.ResponseHeaderModifier when filter.ResponseHeaderModifier is { } headers:
                _responseHeaders = HeaderModification.Merge(_responseHeaders, headers);
                return null;
            case FilterTypes.RequestMirror when filter.RequestMirror is { } mirror:
                AddMirror(mirror);
                return null;
            case FilterTypes.RequestRedirect when filter.RequestRedirect is { } redirect:
                return Unrepeated(filter) ?? AddRedirect(redirect);
            case FilterTypes.UrlRewrite when filter.UrlRewrite is { } rewrite:
                return Unrepeated(filter) ?? AddRewrite(rewrite);
            case FilterTypes.Cors when filter.Cors is { } cors:
                return Unrepeated(filter) ?? AddCors(cors);
            case FilterTypes.ExternalAuth when filter.ExternalAuth is { } auth:
                return Unrepeated(filter) ?? AddExternalAuth(auth);
            // Without settings nobody can be authorized; every other filter has nothing to do.
            case FilterTypes.ExternalAuth:
                return new(RouteReasons.UnsupportedValue, $"filter {FilterTypes.ExternalAuth} has no settings");
            default:
                return null;
        }
    }

    private static RouteProblem Unsupported(RouteFilter filter) =>
        new(
            RouteReasons.IncompatibleFilters,
            filter is { Type: FilterTypes.ExtensionRef, ExtensionRef: { } extension }
                ? $"unsupported ExtensionRef: {extension.Group}/{extension.Kind}"
                : $"unsupported filter type \"{filter.Type}\""
        );

    private RouteProblem? Unrepeated(RouteFilter filter)
    {
        if (!_seen.Add(filter.Type))
            return new(RouteReasons.IncompatibleFilters, $"filter {filter.Type} is repeated");
        return _seen.Contains(FilterTypes.RequestRedirect) && _seen.Contains(FilterTypes.UrlRewrite)
            ? new(
                RouteReasons.IncompatibleFilters,
                $"filters {FilterTypes.RequestRedirect} and {FilterTypes.UrlRewrite} exclude each other"
            )
            : null;
    }

    private RouteProblem? AddRedirect(RequestRedirectFilter filter)
    {
        if (!PathModification.TryRead(filter.Path, out var path, out var problem))
            return problem;
        if (filter.Port is < 0 or > ushort.MaxValue || filter.StatusCode is < 0)
            return new(RouteReasons.UnsupportedValue, "the port or status code of a redirect is out of range");
        var redirect = new RequestRedirect
        {
            Scheme = filter.Scheme ?? "",
            Host = filter.Hostname ?? "",
            Port = (uint)(filter.Port ?? 0),
            Status = (uint)(filter.StatusCode ?? 0),
        };
        if (path.Full is not null)
            redirect.Full = path.Full;
        if (path.Prefix is not null)
            redirect.Prefix = path.Prefix;
        _policies.Add(new() { RequestRedirect = redirect });
        return null;
    }

    private RouteProblem? AddRewrite(UrlRewriteFilter filter)
    {
        if (!PathModification.TryRead(filter.Path, out var path, out var problem))
            return problem;
        var rewrite = new UrlRewrite { Host = filter.Hostname ?? "" };
        if (path.Full is not null)
            rewrite.Full = path.Full;
        if (path.Prefix is not null)
            rewrite.Prefix = path.Prefix;
        _policies.Add(new() { UrlRewrite = rewrite });
        return null;
    }

    private RouteProblem? AddCors(CorsFilter filter)
    {
        _policies.Add(new() { Cors = CrossOriginSharing.Translate(filter) });
        return null;
    }

    private RouteProblem? AddExternalAuth(ExternalAuthFilter filter)
    {
        var target = _resolve(filter.BackendRef);
        if (target.Problem is not null)
        {
            _unresolved.Add(target.Problem);
            _unauthorized = true;
            return null;
        }
        if (ExternalAuthorization.Translate(filter, target.Reference) is not { } policy)
        {
            return new(
                RouteReasons.UnsupportedValue,
                $"unsupported protocol \"{filter.Protocol}\" of filter {FilterTypes.ExternalAuth}"
            );
        }
        _policies.Add(new() { ExtAuthz = policy });
        return null;
    }

    private void AddMirror(RequestMirrorFilter filter)
    {
        var backend = _resolve(filter.BackendRef);
        if (backend.Problem is not null)
            _unresolved.Add(backend.Problem);
        else if (Mirroring.Translate(filter, backend.Reference) is { } mirror)
            (_mirrors ??= new()).Mirrors.Add(mirror);
    }

    private TranslatedFilters Result()
    {
        if (_requestHeaders is not null)
            _policies.Add(new() { RequestHeaderModifier = _requestHeaders });
        if (_responseHeaders is not null)
            _policies.Add(new() { ResponseHeaderModifier = _responseHeaders });
        if (_mirrors is not null)
            _policies.Add(new() { RequestMirror = _mirrors });
        return new()
        {
            Policies = _policies,
            Invalid = _invalid,
            Unresolved = _unresolved,
            Unauthorized = _unauthorized,
        };
    }
}
