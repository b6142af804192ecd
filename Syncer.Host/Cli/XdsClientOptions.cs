// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.IO.Enumeration;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Krt;
using Syncer.Xds;

namespace Syncer.Host.Cli;

/// <summary>The options that say which server to connect to, as whom, and how to behave there.</summary>
internal sealed class XdsClientOptions
{
    private const string Rejecting = "nack=";

    private readonly Option<string> _node = new("--node")
    {
        Description = "The node id to send [default: as a proxy without a pod]",
        HelpName = "ID",
    };

    private readonly Option<string> _tokenFile = new("--token-file")
    {
        Description = "The file of the ServiceAccount token to show, read at each connection",
        HelpName = "FILE",
    };

    private readonly Option<string> _caFile = new("--ca-file")
    {
        Description = "The certificates that may have issued the server's [default: those the system trusts]",
        HelpName = "FILE",
    };

    private readonly Option<string> _ack = new("--ack")
    {
        Description = "What to reply: none; all to accept everything; nack=PATTERN to reject the names that match",
        HelpName = "none|all|nack=PATTERN",
        DefaultValueFactory = _ => "all",
    };

    public XdsClientOptions() =>
        _ack.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("none" or "all") and var ack && !IsRejecting(ack))
                result.AddError("--ack is none, all or nack=PATTERN, with * for any characters");
        });

    public Option<Uri> Address { get; } =
        new("--address")
        {
            Description = "The xDS server; with TLS after https://, without it otherwise",
            HelpName = "[http://|https://]HOST:PORT",
            Required = true,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (
                    Uri.TryCreate(text.Contains("://") ? text : $"http://{text}", UriKind.Absolute, out var uri)
                    && uri is { Scheme: "http" or "https", PathAndQuery: "/" }
                )
                    return uri;
                result.AddError($"\"{text}\" is not HOST:PORT, with http:// or https:// before it");
                return null!;
            },
        };

    public Option<NamespacedName> Gateway { get; } =
        new("--gateway")
        {
            Description = "The Gateway whose proxy to act as",
            HelpName = "NAMESPACE/NAME",
            Required = true,
            CustomParser = result =>
            {
                if (result.Tokens[0].Value.Split('/') is [{ Length: > 0 } ns, { Length: > 0 } name])
                    return new NamespacedName(ns, name);
                result.AddError($"\"{result.Tokens[0].Value}\" is not NAMESPACE/NAME");
                return default;
            },
        };

    public void AddTo(Command command)
    {
        command.Options.Add(Address);
        command.Options.Add(Gateway);
        command.Options.Add(_node);
        command.Options.Add(_tokenFile);
        command.Options.Add(_caFile);
        command.Options.Add(_ack);
    }

    /// <summary>How to connect.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="CryptographicException">The file of certificates holds none.</exception>
    public DeltaXdsClientOptions Read(ParseResult arguments)
    {
        var ack = arguments.GetValue(_ack)!;
        var token = arguments.GetValue(_tokenFile);
        if (token is not null)
            ReadToken(token);
        return new DeltaXdsClientOptions
        {
            Address = arguments.GetValue(Address)!,
            Gateway = arguments.GetValue(Gateway),
            NodeId = arguments.GetValue(_node),
            Token = token is null ? null : _ => ValueTask.FromResult<string?>(ReadToken(token)),
            HttpHandler = arguments.GetValue(_caFile) is { } file ? TrustingOnly(file) : null,
            Replies = ack != "none",
            Judge = IsRejecting(ack) ? (_, resource) => Reject(ack[Rejecting.Length..], resource) : null,
            Reconnect = false,
        };
    }

    private static bool IsRejecting(string? ack) => ack?.StartsWith(Rejecting, StringComparison.Ordinal) is true;

    private static XdsDiagnostic? Reject(string pattern, ReceivedResource resource) =>
        FileSystemName.MatchesSimpleExpression(pattern, resource.Name, ignoreCase: false)
            ? new XdsDiagnostic(resource.Name, $"rejected on demand: it matches {pattern}", null)
            : null;

    // A header cannot hold the end of the line that editors write.
    private static string ReadToken(string file) => File.ReadAllText(file).Trim();

    private static SocketsHttpHandler TrustingOnly(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        if (authorities.Count == 0)
            throw new CryptographicException($"{file} holds no certificate");
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
    }
}
