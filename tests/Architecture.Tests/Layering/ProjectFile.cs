// SPDX-License-Identifier: Apache-2.0

using System.Xml.Linq;

namespace Architecture.Layering;

/// <summary>What a project file asks for.</summary>
/// <param name="Packages">Packages and shared frameworks, without those used only while building.</param>
/// <param name="Friends">Assemblies that see its internals.</param>
internal sealed record ProjectFile(string Name, string[] Projects, string[] Packages, string[] Friends)
{
    public static ProjectFile Parse(SourceFile file)
    {
        var items = XDocument.Parse(file.Text).Descendants().ToLookup(element => element.Name.LocalName);
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(file.Path),
            [.. Included(items["ProjectReference"]).Select(path => Path.GetFileNameWithoutExtension(path))],
            [
                .. Included(items["PackageReference"].Where(item => (string?)item.Attribute("PrivateAssets") != "all")),
                .. Included(items["FrameworkReference"]),
            ],
            [.. Included(items["InternalsVisibleTo"])]
        );
    }

    private static IEnumerable<string> Included(IEnumerable<XElement> items) =>
        items.Select(item => (string?)item.Attribute("Include")).OfType<string>();
}
