// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Health of backends and their eviction (spec backends-policies 4.9, BP-4).</summary>
internal static class HealthTranslation
{
    public static Health Translate(ObjectTranslation translation, string field, HealthSettings settings)
    {
        var health = new Health();
        if (settings.UnhealthyCondition is { } condition)
            health.UnhealthyCondition = translation.CheckCel($"{field}.unhealthyCondition", condition);
        if (settings.Eviction is { } eviction)
            health.Eviction = Eviction(translation, $"{field}.eviction", eviction);
        return health;
    }

    private static Eviction Eviction(
        ObjectTranslation translation,
        string field,
        HealthSettings.EvictionSettings settings
    )
    {
        var eviction = new Eviction { Duration = translation.ReadDuration($"{field}.duration", settings.Duration) };
        if (Fraction(translation, $"{field}.restoreHealth", settings.RestoreHealth) is { } restored)
            eviction.RestoreHealth = restored;
        if (Fraction(translation, $"{field}.healthThreshold", settings.HealthThreshold) is { } threshold)
            eviction.HealthThreshold = threshold;
        if (settings.ConsecutiveFailures is { } failures)
            eviction.ConsecutiveFailures = failures;
        return eviction;
    }

    private static double? Fraction(ObjectTranslation translation, string field, int? percent)
    {
        if (percent is null or (>= 0 and <= 100))
            return percent / 100.0;
        translation.Report(field, $"{percent} is not between 0 and 100");
        return null;
    }
}
