// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>The rules are those of the resolver of sigs.k8s.io/yaml.</summary>
[TestFixture]
public sealed class YamlScalarTests
{
    [TestCase("y")]
    [TestCase("Yes")]
    [TestCase("on")]
    [TestCase("TRUE")]
    public void Is_true(string text) => Expect(text, DocumentNodeType.Boolean, "true");

    [TestCase("n")]
    [TestCase("NO")]
    [TestCase("Off")]
    [TestCase("false")]
    public void Is_false(string text) => Expect(text, DocumentNodeType.Boolean, "false");

    [TestCase("")]
    [TestCase("~")]
    [TestCase("null")]
    [TestCase("NULL")]
    public void Is_null(string text) => Expect(text, DocumentNodeType.Null, "");

    [TestCase("0", "0")]
    [TestCase("8080", "8080")]
    [TestCase("-7", "-7")]
    [TestCase("+7", "7")]
    [TestCase("010", "8")]
    [TestCase("-010", "-8")]
    [TestCase("0o17", "15")]
    [TestCase("0x1F", "31")]
    [TestCase("0b101", "5")]
    [TestCase("1_000_000", "1000000")]
    [TestCase("9223372036854775807", "9223372036854775807")]
    [TestCase("18446744073709551615", "18446744073709551615")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    public void Is_an_integer(string text, string json) => Expect(text, DocumentNodeType.Number, json);

    [TestCase("1.5", "1.5")]
    [TestCase(".5", "0.5")]
    [TestCase("1.", "1")]
    [TestCase("-2.50", "-2.5")]
    [TestCase("1e3", "1000")]
    [TestCase("1.5e-3", "0.0015")]
    [TestCase("08", "8")]
    [TestCase("1_0.5", "10.5")]
    public void Is_a_float(string text, string json) => Expect(text, DocumentNodeType.Number, json);

    [TestCase("yEs")]
    [TestCase("Nope")]
    [TestCase("nUll")]
    [TestCase("-")]
    [TestCase("+")]
    [TestCase(".")]
    [TestCase("0x")]
    [TestCase("0b12")]
    [TestCase("0xfg")]
    [TestCase("1.2.3")]
    [TestCase("10m")]
    [TestCase("1e")]
    [TestCase("1e400")]
    [TestCase("12:30:45")]
    [TestCase("2001-12-14")]
    [TestCase("2001-12-14T21:59:43.10Z")]
    [TestCase("._5")]
    [TestCase("--1")]
    [TestCase("infinity")]
    [TestCase("NaN")]
    [TestCase("٣")]
    public void Is_a_string(string text) => Expect(text, DocumentNodeType.String, text);

    [TestCase(".inf")]
    [TestCase("-.Inf")]
    [TestCase(".NaN")]
    public void Is_refused_when_JSON_has_no_such_number(string text) =>
        Assert.That(
            () => YamlScalar.Resolve(text, 3),
            Throws.InstanceOf<DocumentSyntaxException>().With.Property("Line").EqualTo(3)
        );

    [Test]
    public void Takes_no_quadratic_time_when_a_number_is_very_long()
    {
        var digits = new string('7', 1_000_000);
        Expect(digits, DocumentNodeType.String, digits);
    }

    private static void Expect(string text, DocumentNodeType type, string value)
    {
        var node = YamlScalar.Resolve(text, 1);
        Assert.That((node.Type, node.Text), Is.EqualTo((type, value)));
    }
}
