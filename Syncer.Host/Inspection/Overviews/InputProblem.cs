// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Overviews;

/// <summary>Something that is wrong with the input itself.</summary>
/// <param name="IsError">Whether something could not be read; otherwise it has no effect.</param>
/// <param name="Message">Where it is, and what.</param>
internal sealed record InputProblem(bool IsError, string Message);
