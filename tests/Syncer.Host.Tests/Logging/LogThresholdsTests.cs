// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;
using Syncer.Host.Logging;

namespace Syncer.Host.Tests.Logging;

public sealed class LogThresholdsTests
{
    [TestCase("Krt", LogLevel.Information, true)]
    [TestCase("Krt", LogLevel.Debug, false)]
    [TestCase("Microsoft.AspNetCore.Hosting", LogLevel.Information, false)]
    [TestCase("Microsoft.AspNetCore.Hosting", LogLevel.Warning, true)]
    [TestCase("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical, false)]
    [TestCase("Grpcio", LogLevel.Information, true)]
    public void Follow_the_longest_beginning(string category, LogLevel level, bool isAdmitted) =>
        Assert.That(
            new LogThresholds(LogThreshold.Info, LogThresholds.Quiet).Admits(category, level),
            Is.EqualTo(isAdmitted)
        );

    [Test]
    public void Change_at_any_time()
    {
        var thresholds = new LogThresholds(LogThreshold.Info, LogThresholds.Quiet);

        thresholds.Set("Krt.Kubernetes", LogThreshold.Debug);
        Assert.That(thresholds.Admits("Krt.Kubernetes.Statuses", LogLevel.Debug), Is.True);
        Assert.That(thresholds.Admits("Krt", LogLevel.Debug), Is.False);

        thresholds.Set("Krt.Kubernetes", null);
        thresholds.Otherwise = LogThreshold.Trace;
        Assert.That(thresholds.Admits("Krt.Kubernetes.Statuses", LogLevel.Trace), Is.True);
    }
}
