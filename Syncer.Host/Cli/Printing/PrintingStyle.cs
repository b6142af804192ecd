// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Cli.Printing;

/// <summary>How configuration is printed.</summary>
internal sealed record PrintingStyle(OutputFormat Format, bool ShowSecrets);
