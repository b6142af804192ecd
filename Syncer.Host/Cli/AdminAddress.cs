// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.CommandLine.Parsing;

namespace Syncer.Host.Cli;

/// <summary>The address of the admin server of a running <c>serve</c>.</summary>
internal static class AdminAddress
{
    public const string Form = "HOST:PORT";

    private const string Scheme = "http://";

    public static Option<Uri?> CreateOption() =>
        new("--admin")
        {
            Description = "The admin server of a running serve, which is asked instead of files",
            HelpName = Form,
            CustomParser = result => Parse(result, result.Tokens[0].Value),
        };

    /// <summary>Whether a text is an address rather than a path: it begins with <c>http://</c>.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Scheme, StringComparison.Ordinal);

    public static Uri? TryParse(string text) =>
        Uri.TryCreate(IsMeant(text) ? text : Scheme + text, UriKind.Absolute, out var uri) && uri.PathAndQuery == "/"
            ? uri
            : null;

    private static Uri? Parse(ArgumentResult result, string text)
    {
        if (TryParse(text) is { } uri)
            return uri;
        result.AddError($"\"{text}\" is not {Form}");
        return null;
    }
}
