// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Reflection;
using NUnit.Framework;

namespace VerifyTests;

/// <summary>
/// File names as Verify documents them (docs/naming.md and docs/parameterised-nunit.md of VerifyTests/Verify):
/// <c>{Type}.{Method}_{parameter}={value}_…</c>, a nested type preceded by the one around it.
/// </summary>
internal static class SnapshotName
{
    private static readonly SearchValues<char> Invalid = SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(c => (char)c),
        .. "\"\\<>|:*?/",
    ]);

    public static string Of(TestContext.TestAdapter test, VerifySettings settings)
    {
        if (settings.FileName is not null)
        {
            return settings.FileName;
        }
        var (method, type) = (test.MethodInfo, test.Type);
        if (method is null || type is null)
        {
            throw new VerifyException($"{test.FullName} is not a test method.");
        }
        var typeName = settings.TypeName ?? (type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name);
        return $"{typeName}.{settings.MethodName ?? method.Name}{Parameters(test, method.GetParameters(), settings)}";
    }

    private static string Parameters(
        TestContext.TestAdapter test,
        IEnumerable<ParameterInfo> parameters,
        VerifySettings settings
    )
    {
        if (settings.ParametersText is not null)
        {
            return $"_{settings.ParametersText}";
        }
        for (var suite = test.Parent; suite is not null; suite = suite.Parent)
        {
            if (suite.Arguments.Length > 0)
            {
                throw new VerifyException(
                    $"{test.FullName} belongs to a parameterised fixture: name its file by UseTextForParameters."
                );
            }
        }
        var names = parameters.Select(p => p.Name).ToArray();
        var values = settings.Parameters ?? test.Arguments;
        return values.Length <= names.Length
            ? string.Concat(values.Select((value, i) => $"_{names[i]}={Text(value)}"))
            : throw new VerifyException(
                $"{test.FullName} has {names.Length} parameters, fewer than the {values.Length} values to name its file by."
            );
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "null",
            string text => Clean(text),
            DateTime or DateTimeOffset or DateOnly or TimeOnly or IEnumerable => throw new VerifyException(
                $"A {value.GetType().Name} has no short text for a file name: use UseTextForParameters."
            ),
            IFormattable formattable => Clean(formattable.ToString(null, CultureInfo.InvariantCulture)),
            _ => Clean(
                value.ToString() ?? throw new VerifyException($"{value.GetType()} has no text for a file name.")
            ),
        };

    private static string Clean(string text) =>
        string.Create(
            text.Length,
            text,
            static (cleaned, source) =>
            {
                source.CopyTo(cleaned);
                cleaned.ReplaceAny(Invalid, '-');
            }
        );
}
