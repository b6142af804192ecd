// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Syncer.Host.Tests.Deployment.Helm;

/// <summary>
/// A chart, rendered as Helm does: values are merged into those of the chart and checked by its schema, and each template is
/// executed with them.
/// </summary>
internal sealed class HelmChart
{
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _definitions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IReadOnlyList<TemplateNode>> _templates = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly JsonSchema _schema;

    public HelmChart(string folder)
    {
        _folder = folder;
        _schema = JsonSchema.FromText(Read("values.schema.json"));
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "templates")))
        {
            var template = TemplateParser.Parse(File.ReadAllText(file), _definitions);
            if (Path.GetFileName(file) is var name && !name.StartsWith('_'))
                _templates.Add(name, template);
        }
    }

    /// <summary>What the chart says of itself.</summary>
    public JsonObject Metadata => DeployedObjects.ToJson(Read("Chart.yaml")).AsObject();

    public JsonObject DefaultValues => DeployedObjects.ToJson(Read("values.yaml")).AsObject();

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    /// <returns>What each template renders, by its file: manifests, and <c>NOTES.txt</c>.</returns>
    /// <exception cref="ChartException">The values are refused.</exception>
    public SortedDictionary<string, string> Render(string values, string name, string @namespace)
    {
        var merged = DefaultValues;
        Merge(merged, DeployedObjects.ToJson(values).AsObject());
        CheckSchema(merged);
        var metadata = Metadata;
        var root = new JsonObject
        {
            ["Values"] = merged,
            ["Release"] = new JsonObject
            {
                ["Name"] = name,
                ["Namespace"] = @namespace,
                ["Service"] = "Helm",
            },
            ["Chart"] = new JsonObject
            {
                ["Name"] = $"{metadata["name"]}",
                ["Version"] = $"{metadata["version"]}",
                ["AppVersion"] = $"{metadata["appVersion"]}",
            },
        };
        var rendered = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, template) in _templates)
            rendered.Add(file, new TemplateRun(_definitions, Read).Execute(template, root));
        return rendered;
    }

    private void CheckSchema(JsonObject values)
    {
        using var document = JsonDocument.Parse(values.ToJsonString());
        var result = _schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (!result.IsValid)
        {
            throw new ChartException(
                string.Join(
                    '\n',
                    from detail in result.Details ?? []
                    from error in detail.Errors ?? new Dictionary<string, string>()
                    select $"{detail.InstanceLocation}: {error.Value}"
                )
            );
        }
    }

    /// <summary>Null removes what the chart has.</summary>
    private static void Merge(JsonObject values, JsonObject others)
    {
        foreach (var (name, value) in others)
        {
            if (value is JsonObject fields && values[name] is JsonObject known)
                Merge(known, fields);
            else if (value is null)
                values.Remove(name);
            else
                values[name] = value.DeepClone();
        }
    }
}
