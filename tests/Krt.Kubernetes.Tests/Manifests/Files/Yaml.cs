// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>The manifests of these tests.</summary>
internal static class Yaml
{
    public static string Widget(string name, int size) => Widget(name, size.ToString());

    public static string Widget(string name, string size) =>
        $"apiVersion: example.com/v1\nkind: Widget\nmetadata: {{name: {name}}}\nspec: {{size: {size}}}\n---\n";

    public static string Zone(string name) =>
        $"apiVersion: example.com/v1\nkind: Zone\nmetadata: {{name: {name}}}\n---\n";
}
