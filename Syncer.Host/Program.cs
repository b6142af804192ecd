// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Cli;

return await SyncerCommandLine.RunAsync(args);
