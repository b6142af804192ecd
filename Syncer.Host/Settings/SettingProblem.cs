// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Settings;

/// <summary>Something that is wrong with a setting.</summary>
/// <param name="Message">Where it stands, and what is wrong.</param>
/// <param name="IsError">Whether the program cannot go on.</param>
/// <param name="IsUsage">Whether the command line is to blame.</param>
public sealed record SettingProblem(string Message, bool IsError = true, bool IsUsage = false);
