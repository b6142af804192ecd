// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows and keys as text. Both are user code, which may throw.</summary>
internal static class Text
{
    public static string Of(object value)
    {
        try
        {
            return value.ToString() ?? "";
        }
#pragma warning disable CA1031 // A dump is worth more with a gap than not at all.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return $"({value.GetType().Name}.ToString threw {error.GetType().Name})";
        }
    }
}
