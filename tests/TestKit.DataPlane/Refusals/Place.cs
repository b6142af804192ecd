// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace TestKit.DataPlane;

/// <summary>Where in a message something is being checked, and where complaints go.</summary>
internal readonly record struct Place(List<Refusal> Found, string Path)
{
    public Place this[string field] => new(Found, $"{Path}.{field}");

    public Place At(string field, int index) => new(Found, $"{Path}.{field}[{index}]");

    public void Error(string reason) => Found.Add(new Refusal(Path, reason, IsError: true));

    public void Warning(string reason) => Found.Add(new Refusal(Path, reason, IsError: false));

    public void ErrorIf(bool wrong, string reason)
    {
        if (wrong)
            Error(reason);
    }

    /// <summary>Complains where a message that is needed is missing.</summary>
    public bool Has([NotNullWhen(true)] object? message)
    {
        ErrorIf(message is null, "missing");
        return message is not null;
    }

    public void Known<T>(T value)
        where T : struct, Enum => ErrorIf(!Enum.IsDefined(value), $"unknown value {value:D}");

    public void Each<T>(string field, IEnumerable<T> items, Action<Place, T> check)
    {
        foreach (var (index, item) in items.Index())
            check(At(field, index), item);
    }
}
