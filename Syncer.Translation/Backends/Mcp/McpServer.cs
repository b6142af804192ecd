// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;

namespace Syncer.Translation.Backends.Mcp;

/// <summary>A port of a Service that says that an MCP server is behind it.</summary>
/// <param name="Service">The Service.</param>
/// <param name="Name">What the server is called as a target.</param>
/// <param name="Port">The port.</param>
/// <param name="Path">The path, empty for the usual one.</param>
/// <param name="Protocol">The transport.</param>
internal readonly record struct McpServer(
    NamespacedName Service,
    string Name,
    int Port,
    string Path,
    MCPTarget.Types.Protocol Protocol
);
