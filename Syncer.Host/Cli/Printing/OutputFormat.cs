// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Cli.Printing;

/// <summary>How a command prints; the names are those of the command line.</summary>
internal enum OutputFormat
{
    Json,
    Yaml,
    Table,
    Text,
    Mermaid,
    Dot,
    Sarif,
}
