// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>The chart refuses values: by its schema, or by a <c>fail</c> of a template.</summary>
internal sealed class ChartException(string message) : Exception(message);
