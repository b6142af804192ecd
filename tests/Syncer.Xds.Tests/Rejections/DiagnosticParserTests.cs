// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds.Tests;

public class DiagnosticParserTests
{
    [Test]
    public void Reads_errors_and_warnings()
    {
        var diagnostics = DiagnosticParser.Parse(
            """  [{"key":"route/a","error":"no name"},{"key":"policy/b","warn":"bad CEL","more":1}] """
        );

        Assert.That(
            diagnostics,
            Is.EqualTo([new XdsDiagnostic("route/a", "no name", null), new XdsDiagnostic("policy/b", null, "bad CEL")])
        );
    }

    [TestCase("cannot decode")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("[broken")]
    [TestCase("""{"key":"a","error":"b"}""")]
    [TestCase("""["a"]""")]
    [TestCase("""[{"error":"b"}]""")]
    [TestCase("""[{"key":"a"}]""")]
    [TestCase("""[{"key":"a","error":1}]""")]
    [TestCase("""[{"key":"a","error":"b"},{"key":"c"}]""")]
    public void Takes_anything_else_as_plain_text(string message) =>
        Assert.That(DiagnosticParser.Parse(message), Is.Empty);
}
