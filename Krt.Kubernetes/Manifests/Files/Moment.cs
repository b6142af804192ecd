// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>When files are looked at, and for how long from then on a change must last to be believed.</summary>
/// <param name="Now">The time.</param>
/// <param name="QuietPeriod">The duration; zero believes everything at once.</param>
internal readonly record struct Moment(DateTimeOffset Now, TimeSpan QuietPeriod);
