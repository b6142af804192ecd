// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Syncer.Host.Inspection.Comparing;
using Syncer.Host.Inspection.Explaining;
using Syncer.Host.Inspection.Graphs;
using Syncer.Host.Inspection.Overviews;
using Syncer.Host.Inspection.Searching;
using Syncer.Host.Inspection.Validating;

namespace Syncer.Host.Inspection;

/// <summary>How answers are written and read as JSON, by the command line and by the admin server alike.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(ObjectExplanation))]
[JsonSerializable(typeof(ResourceExplanation))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(ServedConfiguration))]
[JsonSerializable(typeof(ConfigurationDifference))]
[JsonSerializable(typeof(ObjectGraph))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(IReadOnlyList<FoundObject>))]
internal sealed partial class InspectionJson : JsonSerializerContext
{
    private static readonly Lazy<InspectionJson> WithPlainText = new(() =>
        new(new JsonSerializerOptions(Default!.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
    );

    /// <summary>As <see cref="Default"/>, with text as it is: it is not put into markup.</summary>
    public static InspectionJson Readable => WithPlainText.Value;
}
