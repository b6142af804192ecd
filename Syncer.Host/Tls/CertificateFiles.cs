// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tls;

/// <summary>A certificate and its key in two PEM files, which may be replaced at any time.</summary>
internal sealed class CertificateFiles(string certificate, string key, TimeProvider time) : ICertificateSource
{
    // A mounted volume replaces files by links, which watchers of a path miss.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private (string Certificate, string Key)? _loaded;

    public string Description => $"{certificate} and {key}";

    public async Task<ServerCertificate> LoadAsync(CancellationToken cancellationToken)
    {
        var texts = await ReadAsync(cancellationToken);
        _loaded = texts;
        return ServerCertificate.FromPem(texts.Certificate, texts.Key);
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Interval, time, cancellationToken);
            try
            {
                if (await ReadAsync(cancellationToken) != _loaded)
                    return;
            }
            catch (CertificateException)
            {
                // They are being replaced.
            }
        }
    }

    private async Task<(string Certificate, string Key)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (
                await File.ReadAllTextAsync(certificate, cancellationToken),
                await File.ReadAllTextAsync(key, cancellationToken)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CertificateException(e.Message, e);
        }
    }
}
