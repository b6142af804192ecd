// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Syncer.Host.Tests.Cli;

/// <summary>How a run of the program ended, and what it wrote.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
