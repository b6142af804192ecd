// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Krt;
using Krt.Kubernetes.Api;
using Syncer.Translation.Rows;

namespace Syncer.Host.Tls;

/// <summary>
/// A Secret that holds a certificate authority, or a certificate. Where there is none, one with a new authority is created, by
/// whichever replica comes first (spec xds-addresses 3.4).
/// </summary>
internal sealed class CertificateSecret : ICertificateSource, IObserver<Secret?>, IDisposable
{
    private readonly ApiClient _api;
    private readonly NamespacedName _key;
    private readonly IReadOnlyList<string> _hosts;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <param name="api">Reads and creates it.</param>
    /// <param name="secrets">Tells of its changes.</param>
    /// <param name="key">Its namespace and name.</param>
    /// <param name="hosts">The names that issued certificates are for.</param>
    /// <param name="time">The clock.</param>
    public CertificateSecret(
        ApiClient api,
        IKrtCollection<NamespacedName, Secret> secrets,
        NamespacedName key,
        IReadOnlyList<string> hosts,
        TimeProvider time
    )
    {
        (_api, _key, _hosts, _time) = (api, key, hosts, time);
        _subscription = secrets.Watch(key, new ConnectOptions { IncludeInitial = false }).Subscribe(this);
    }

    public string Description => $"Secret {_key}";

    public async Task<ServerCertificate> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var data = await ReadAsync(cancellationToken) ?? await CreateAsync(cancellationToken);
            return ServerCertificate.FromSecret(
                name => data.TryGetValue(name, out var value) ? Encoding.UTF8.GetString(value.Span) : null,
                _hosts,
                _time.GetUtcNow()
            );
        }
        catch (Exception e)
            when (e is ApiException or HttpRequestException or IOException or TimeoutException or JsonException)
        {
            throw new CertificateException(e.Message, e);
        }
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken) =>
        await _changes.Reader.ReadAsync(cancellationToken);

    public void OnNext(Secret? value) => _changes.Writer.TryWrite(true);

    public void OnError(Exception error) { }

    public void OnCompleted() { }

    public void Dispose() => _subscription.Dispose();

    private string Path => $"/api/v1/namespaces/{Uri.EscapeDataString(_key.Namespace)}/secrets";

    private async Task<SecretData?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = ApiRequest.Get($"{Path}/{Uri.EscapeDataString(_key.Name)}");
            return (await _api.SendAsync(request, GatewayJson.Default.Secret, cancellationToken)).Data;
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private async Task<SecretData> CreateAsync(CancellationToken cancellationToken)
    {
        var (certificate, key) = CertificateAuthority.Generate(_time.GetUtcNow());
        try
        {
            var created = await _api.SendAsync(
                ApiRequest.Post(Path, Manifest(certificate, key)),
                GatewayJson.Default.Secret,
                cancellationToken
            );
            return created.Data;
        }
        catch (ApiException e) when (e.IsConflict)
        {
            return await ReadAsync(cancellationToken)
                ?? throw new CertificateException($"Secret {_key} was deleted as soon as it was created");
        }
    }

    private ReadOnlyMemory<byte> Manifest(string certificate, string key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", "v1");
        json.WriteString("kind", "Secret");
        json.WriteString("type", "Opaque");
        json.WriteStartObject("metadata");
        json.WriteString("namespace", _key.Namespace);
        json.WriteString("name", _key.Name);
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteBase64String("ca.crt", Encoding.UTF8.GetBytes(certificate));
        json.WriteBase64String("ca.key", Encoding.UTF8.GetBytes(key));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
