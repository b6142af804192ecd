// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using k8s.Models;

namespace Krt.Kubernetes.Manifests.Fields;

/// <summary>Reads the fields of the kinds that are built into the API server out of the models of its client.</summary>
internal static class CoreModelFields
{
    public static IEnumerable<(string Group, string Kind, SchemaFields Fields)> All =>
        [
            Of<V1Service>("", "Service"),
            Of<V1Pod>("", "Pod"),
            Of<V1Node>("", "Node"),
            Of<V1Namespace>("", "Namespace"),
            Of<V1Secret>("", "Secret"),
            Of<V1ConfigMap>("", "ConfigMap"),
            Of<V1EndpointSlice>("discovery.k8s.io", "EndpointSlice"),
        ];

    public static SchemaFields ObjectMeta => OfType(typeof(V1ObjectMeta))!;

    private static (string Group, string Kind, SchemaFields Fields) Of<T>(string group, string kind)
    {
        var fields = OfType(typeof(T))!;
        foreach (var name in (string[])["apiVersion", "kind", "metadata"])
            fields.Remove(name);
        return (group, kind, fields);
    }

    private static SchemaFields? OfType(Type type)
    {
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
            return OfCollection(type.GetGenericArguments());
        if (!type.IsClass || type.Namespace != typeof(V1Pod).Namespace)
            return null;
        var fields = new SchemaFields();
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>() is { } name)
                fields[name.Name] = OfType(property.PropertyType);
        }
        return fields.Count == 0 ? null : fields;
    }

    private static SchemaFields? OfCollection(Type[] arguments)
    {
        if (arguments is [var item])
            return OfType(item);
        return OfType(arguments[1]) is { } value ? new SchemaFields { ["*"] = value } : null;
    }
}
