// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Routes.Filters;
using static Syncer.Protos.Resources.RequestMirrors.Types;

namespace Syncer.Translation.Routes.Filters;

/// <summary>Mirrors of requests (spec gateways-routes 3.9).</summary>
internal static class Mirroring
{
    /// <summary>The mirror; <see langword="null"/> when no request is to be mirrored.</summary>
    public static Mirror? Translate(RequestMirrorFilter filter, BackendReference? backend) =>
        Percentage(filter) is > 0 and var percentage ? new Mirror { Backend = backend, Percentage = percentage } : null;

    private static double Percentage(RequestMirrorFilter filter) =>
        filter.Fraction is { } fraction ? Percentage(fraction) : Math.Min(filter.Percent ?? 100, 100);

    private static double Percentage(Fraction fraction)
    {
        var denominator = fraction.Denominator ?? 100;
        return denominator <= 0 ? 0 : Math.Min(100.0 * fraction.Numerator / denominator, 100);
    }
}
