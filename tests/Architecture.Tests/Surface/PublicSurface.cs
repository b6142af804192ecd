// SPDX-License-Identifier: Apache-2.0

using System.Reflection;

namespace Architecture.Surface;

/// <summary>The types a consumer of a library meets in the signatures of its visible members.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>Each signature of <paramref name="types"/> that names a forbidden type.</summary>
    public static IEnumerable<string> Exposures(IEnumerable<Type> types, Func<Type, bool> isForbidden) =>
        from type in types
        from exposed in Exposed(type)
        from part in Parts(exposed.Type)
        where isForbidden(part)
        select $"{type.FullName}{exposed.Member} exposes {part.FullName}";

    private static IEnumerable<(string Member, Type Type)> Exposed(Type type)
    {
        var header = type.GetInterfaces().Concat(Constraints(type.GetGenericArguments()));
        if (type.BaseType is not null)
        {
            header = header.Append(type.BaseType);
        }
        return header
            .Select(t => ("", t))
            .Concat(
                type.GetMembers(Declared).SelectMany(member => Signature(member).Select(t => ($".{member.Name}", t)))
            );
    }

    private static IEnumerable<Type> Signature(MemberInfo member) =>
        member switch
        {
            FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => [field.FieldType],
            ConstructorInfo constructor when IsVisible(constructor) => Parameters(constructor),
            // Accessors of properties and events are methods as well, so this covers those.
            MethodInfo method when IsVisible(method) =>
            [
                method.ReturnType,
                .. Parameters(method),
                .. Constraints(method.GetGenericArguments()),
            ],
            _ => [],
        };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Parameters(MethodBase method) =>
        method.GetParameters().Select(p => p.ParameterType);

    private static IEnumerable<Type> Constraints(Type[] arguments) =>
        arguments.Where(t => t.IsGenericParameter).SelectMany(t => t.GetGenericParameterConstraints());

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];
}
