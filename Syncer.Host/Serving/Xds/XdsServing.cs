// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Events;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Syncer.Host.Authentication;
using Syncer.Host.Pipeline;
using Syncer.Host.Rejections;
using Syncer.Host.Tls;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Xds;

namespace Syncer.Host.Serving.Xds;

/// <summary>Serves the resources of the pipeline: with whom, in which mode, and to whom rejections are told.</summary>
internal sealed partial class XdsServing : IAsyncDisposable
{
    private readonly XdsServingOptions _options;
    private readonly string _controllerName;
    private readonly string? _namespace;
    private readonly ApiClient? _api;
    private EventRecorder? _events;
    private KeySetAuthenticator? _keySet;
    private ServedCertificate? _certificate;

    /// <param name="options">To whom, and how.</param>
    /// <param name="controllerName">Who reports events.</param>
    /// <param name="access">The cluster; null where there is none.</param>
    /// <param name="api">How to behave towards the API server, whose limits xDS has for itself.</param>
    /// <exception cref="ArgumentException">The options need a cluster and there is none.</exception>
    public XdsServing(
        XdsServingOptions options,
        string controllerName,
        ClusterAccess? access = null,
        ApiClientOptions? api = null
    )
    {
        (_options, _controllerName) = (options, controllerName);
        _namespace = access?.Namespace;
        if (access is null && options is { Authenticate: true, KeySet: "" or XdsServingOptions.KeySetOfCluster })
            throw new ArgumentException(
                "Without a cluster proxies authenticate by the file of a key set.",
                nameof(options)
            );
        if (access is null && options.Mode != XdsMode.Plaintext && options.TlsCertificate.Length == 0)
            throw new ArgumentException("Without a cluster TLS takes the files of a certificate.", nameof(options));
        if ((options.TlsCertificate.Length == 0) != (options.TlsKey.Length == 0))
            throw new ArgumentException("A certificate and its key come together.", nameof(options));
        _api = access is null ? null : new ApiClient(access, api);
    }

    /// <summary>Registers the server and all that belongs to it.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddDeltaXds(provider => PipelineOf(provider).XdsResources, _options.Configure);
        services.AddSingleton<IXdsAdmission>(provider => new GatewayAdmission(
            PipelineOf(provider).Sources.Of<Gateway>(),
            _options.Authenticate,
            _options.AllowedServiceAccounts
        ));
        services.AddSingleton<IXdsRejectionObserver>(provider => new RejectionReporter(
            PipelineOf(provider).Sources.Of<Gateway>(),
            PipelineOf(provider).XdsResources,
            _events = CreateEvents(provider),
            provider.GetRequiredService<ILogger<RejectionReporter>>()
        ));
        if (_options.Authenticate)
            services.AddSingleton(provider => CreateAuthenticator(provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Sets up where proxies connect.</summary>
    public void Configure(ListenOptions listen) =>
        listen.UseXdsMode(_options.Mode, _options.HandshakeTimeout, () => _certificate!.Current);

    /// <summary>Gets the certificate and the key set; to be called before anybody can connect.</summary>
    /// <exception cref="CertificateException">The certificate cannot be used.</exception>
    /// <exception cref="FormatException">The key set cannot be used.</exception>
    /// <exception cref="IOException">The key set cannot be read.</exception>
    public async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        if (_api is not null && !_options.Authenticate)
            ServesEverybody(services.GetRequiredService<ILogger<XdsServing>>());
        if (_options.Authenticate)
            services.GetRequiredService<IXdsAuthenticator>();
        if (_keySet is not null)
            await _keySet.StartAsync(cancellationToken);
        if (_options.Mode != XdsMode.Plaintext)
            _certificate = await ServedCertificate.StartAsync(
                CreateCertificateSource(PipelineOf(services).Sources.Of<Secret>(), time),
                time,
                services.GetRequiredService<ILogger<ServedCertificate>>(),
                cancellationToken
            );
    }

    public async ValueTask DisposeAsync()
    {
        if (_events is not null)
            await _events.DisposeAsync();
        if (_certificate is not null)
            await _certificate.DisposeAsync();
        _api?.Dispose();
    }

    private static SyncerPipeline PipelineOf(IServiceProvider services) =>
        services.GetRequiredService<SyncerPipeline>();

    private EventRecorder? CreateEvents(IServiceProvider services) =>
        _api is null
            ? null
            : new EventRecorder(
                _api,
                new EventRecorderOptions
                {
                    ReportingController = _controllerName,
                    TimeProvider = services.GetRequiredService<TimeProvider>(),
                    LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
                }
            );

    private IXdsAuthenticator CreateAuthenticator(TimeProvider time)
    {
        if (_options.KeySet.Length == 0)
            return new TokenReviewAuthenticator(_api!, time);
        _keySet = new KeySetAuthenticator(
            _options.KeySet == XdsServingOptions.KeySetOfCluster
                ? ReadKeySetOfClusterAsync
                : cancellationToken => File.ReadAllTextAsync(_options.KeySet, cancellationToken),
            _options.TokenIssuer.Length == 0 ? null : _options.TokenIssuer,
            time
        );
        return _keySet;
    }

    private async Task<string> ReadKeySetOfClusterAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = ApiRequest.Get("/openid/v1/jwks") with { Accept = "application/jwk-set+json" };
            return Encoding.UTF8.GetString((await _api!.SendAsync(request, cancellationToken)).Span);
        }
        catch (Exception e) when (e is ApiException or HttpRequestException or TimeoutException)
        {
            throw new IOException($"the key set of the API server: {e.Message}", e);
        }
    }

    private ICertificateSource CreateCertificateSource(
        IKrtCollection<NamespacedName, Secret> secrets,
        TimeProvider time
    ) =>
        _options.TlsCertificate.Length > 0
            ? new CertificateFiles(_options.TlsCertificate, _options.TlsKey, time)
            : new CertificateSecret(
                _api!,
                secrets,
                new NamespacedName(_namespace!, _options.TlsSecret),
                _options.TlsHosts,
                time
            );

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Whoever can connect is served as any gateway, its keys and credentials included: xdsAuth is false",
        EventName = nameof(ServesEverybody)
    )]
    private static partial void ServesEverybody(ILogger logger);
}
