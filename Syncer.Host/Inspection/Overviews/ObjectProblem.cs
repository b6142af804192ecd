// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Overviews;

/// <summary>An object that is not as it should be.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its namespace and name.</param>
/// <param name="Problem">What is wrong first.</param>
internal sealed record ObjectProblem(string Kind, string Name, string Problem);
