// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Syncer.Translation.Rows;

namespace Syncer.Host.Settings;

/// <summary>One thing an operator can choose, as a property of an options type declares it.</summary>
public sealed partial class Setting
{
    private readonly JsonPropertyInfo _property;
    private readonly RangeAttribute? _range;

    internal Setting(JsonPropertyInfo property, JsonNode byDefault)
    {
        _property = property;
        Default = byDefault;
        Description = Attribute<DescriptionAttribute>()?.Description ?? "";
        _range = Attribute<RangeAttribute>();
        Values = DescribeValues();
    }

    /// <summary>The key in a file, such as <c>kubeQps</c>.</summary>
    public string Name => _property.Name;

    /// <summary>The option of the command line, such as <c>--kube-qps</c>.</summary>
    public string Flag => "--" + WordStart.Replace(Name, "-$0").ToLowerInvariant();

    /// <summary>The variable of the environment, such as <c>AGW_KUBE_QPS</c>.</summary>
    public string Variable => SettingCatalogue.VariablePrefix + WordStart.Replace(Name, "_$0").ToUpperInvariant();

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>What it can be set to, in words.</summary>
    public string Values { get; }

    /// <summary>The value where nobody chooses one.</summary>
    public JsonNode Default { get; }

    /// <summary>A short name for a value, for a command line's help.</summary>
    internal string Placeholder =>
        Type == typeof(bool) ? "true|false"
        : Type.IsEnum ? string.Join('|', NamesOf(Type))
        : Type == typeof(IPEndPoint) ? "IP:PORT"
        : Type == typeof(Uri) ? "URL"
        : Type == typeof(string) ? "TEXT"
        : IsNumber ? "NUMBER"
        : "JSON";

    private Type Type => _property.PropertyType;

    private bool IsNumber => Type == typeof(int) || Type == typeof(double);

    private bool IsText => Type == typeof(string) || Type.IsEnum || Type == typeof(IPEndPoint) || Type == typeof(Uri);

    private bool AdmitsNone => (Type == typeof(IPEndPoint) || Type == typeof(Uri)) && _property.IsSetNullable;

    /// <summary>A value that stands in a variable or on a command line as text: what is no plain value is JSON.</summary>
    /// <exception cref="FormatException">The text is no value of this setting.</exception>
    internal JsonNode Parse(string text)
    {
        var node =
            IsText ? JsonValue.Create(text)
            : Type == typeof(bool) ? ParseBoolean(text)
            : ParseJson(text);
        return IsValid(node) ? node! : throw new FormatException($"{Values} is expected, not \"{text}\"");
    }

    /// <summary>A value from a file.</summary>
    /// <exception cref="FormatException">It is no value of this setting.</exception>
    internal JsonNode Check(JsonNode node) => IsValid(node) ? node : throw new FormatException($"{Values} is expected");

    private bool IsValid(JsonNode? node)
    {
        if (node is null)
            return false;
        try
        {
            var value = node.Deserialize(_property.Options.GetTypeInfo(Type));
            return value switch
            {
                null => AdmitsNone,
                ValueList<LabelSelectorSpec> selectors => selectors.All(selector => selector.ToSelector() is not null),
                _ => _range is null || _range.IsValid(value),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The forms that Go programs accept, which deployments are used to.</summary>
    private static JsonValue? ParseBoolean(string text) =>
        text switch
        {
            "1" or "t" or "T" or "true" or "True" or "TRUE" => JsonValue.Create(true),
            "0" or "f" or "F" or "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => null,
        };

    private static JsonNode? ParseJson(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string DescribeValues() =>
        Type == typeof(bool) ? "true or false"
        : Type.IsEnum ? string.Join(" or ", NamesOf(Type).Select(name => $"\"{name}\""))
        : Type == typeof(IPEndPoint)
            ? "an IP address and a port, such as 0.0.0.0:9978 or [::]:9978," + (AdmitsNone ? " or none" : "")
        : Type == typeof(Uri) ? "a URL of HTTP or HTTPS" + (AdmitsNone ? ", or none" : "")
        : Type == typeof(string) ? "a string"
        : IsNumber && _range is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"a number from {range.Minimum} to {range.Maximum}")
        : IsNumber ? "a number"
        : Type == typeof(ValueList<LabelSelectorSpec>) ? "a list of label selectors"
        : _property.Options.GetTypeInfo(Type).Kind == JsonTypeInfoKind.Enumerable ? "a list"
        : "an object";

    private IEnumerable<string> NamesOf(Type type) =>
        type.GetEnumValuesAsUnderlyingType()
            .Cast<object>()
            .Select(value =>
                JsonSerializer.Serialize(Enum.ToObject(type, value), _property.Options.GetTypeInfo(type)).Trim('"')
            );

    private T? Attribute<T>()
        where T : Attribute =>
        _property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().SingleOrDefault();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart { get; }
}
