// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>A label as a value that rows are filed under.</summary>
internal readonly record struct Label(string Name, string Value)
{
    public static Label Of(KeyValuePair<string, string> pair) => new(pair.Key, pair.Value);

    public override string ToString() => $"{Name}={Value}";
}
