// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Net;

namespace Syncer.Host.Cli;

/// <summary>An option that takes an address to listen on.</summary>
internal static class AddressOption
{
    public static Option<IPEndPoint?> Create(string name, string description, IPEndPoint? byDefault = null)
    {
        var option = new Option<IPEndPoint?>(name)
        {
            Description = description,
            HelpName = "IP:PORT",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (
                    IPEndPoint.TryParse(text, out var endpoint)
                    && (endpoint.Port != 0 || text.EndsWith(":0", StringComparison.Ordinal))
                )
                    return endpoint;
                result.AddError($"\"{text}\" is not an IP address and a port, such as 0.0.0.0:9978 or [::]:9978");
                return null;
            },
        };
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault;
        return option;
    }
}
