// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Krt;
using Syncer.Host.Authentication;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Xds;

namespace Syncer.Host.Tests.Authentication;

/// <summary>Who may be which gateway (spec xds-addresses 2.4, 3.2).</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GatewayAdmissionTests
{
    // 63 characters of a label hold 50 of the name, less the hyphen they end with, and 12 digits of a hash.
    private static readonly string LongName = new string('a', 49) + "-" + new string('b', 30);
    private static readonly string Label = GatewayNames.ToLabel(LongName);

    private readonly KrtEngine _engine = new(new KrtEngineOptions { Mode = PropagationMode.Inline });
    private readonly SourceCollection<NamespacedName, Gateway> _gateways;

    public GatewayAdmissionTests() => _gateways = _engine.Root.Source<NamespacedName, Gateway>();

    [SetUp]
    public void AddGateways()
    {
        foreach (var name in new[] { "edge", "other", LongName })
            _gateways.Set(
                new Gateway
                {
                    Metadata = new() { Namespace = "default", Name = name },
                }
            );
        _gateways.MarkSynced();
    }

    [TearDown]
    public async Task DisposeEngine() => await _engine.DisposeAsync();

    [Test]
    public void Shortens_long_names()
    {
        Assert.That(Label, Does.Match($"^a{{49}}-[0-9a-f]{{12}}$"));
        Assert.That(GatewayNames.ToLabel(new string('x', 63)), Has.Length.EqualTo(63));
    }

    [TestCase("edge", ExpectedResult = "default/edge")]
    [TestCase("unknown", ExpectedResult = "default/unknown")]
    public string Serves_the_gateway_of_the_role_when_nobody_authenticates(string name) =>
        $"{Admit(name, user: null, mustAuthenticate: false)}";

    [Test]
    public void Finds_a_gateway_by_its_shortened_name() =>
        Assert.That(Admit(Label, user: null, mustAuthenticate: false)?.Name, Is.EqualTo(LongName));

    [Test]
    public void Serves_who_has_the_service_account_of_the_gateway()
    {
        Assert.That(Admit("edge", Account("default:edge"))?.Name, Is.EqualTo("edge"));
        Assert.That(Admit(Label, Account($"default:{Label}"))?.Name, Is.EqualTo(LongName));
        Assert.That(Admit(LongName, Account($"default:{Label}"))?.Name, Is.EqualTo(LongName));
    }

    [Test]
    public void Serves_who_was_allowed()
    {
        Assert.That(Admit("edge", Account("infra:proxies"))?.Name, Is.EqualTo("edge"));
        AssertDenied("other", Account("infra:proxies"));
    }

    [Test]
    public void Refuses_everybody_else()
    {
        AssertDenied("edge", Account("default:other"));
        AssertDenied("edge", Account("elsewhere:edge"));
        AssertDenied("edge", "edge");
        AssertDenied("edge", null);
        AssertDenied(null, Account("default:edge"));
    }

    private static string Account(string name) => $"system:serviceaccount:{name}";

    private void AssertDenied(string? gateway, string? user)
    {
        var refusal = Assert.Throws<RpcException>(() => Admit(gateway, user));
        Assert.That(refusal.StatusCode, Is.EqualTo(StatusCode.PermissionDenied));
    }

    private NamespacedName? Admit(string? gateway, string? user, bool mustAuthenticate = true) =>
        new GatewayAdmission(
            _gateways,
            mustAuthenticate,
            new Dictionary<string, IReadOnlyList<string>> { ["default/edge"] = ["infra/proxies"] }
        ).Admit(
            new XdsNode("node", gateway is null ? null : new NamespacedName("default", gateway)),
            user is null ? new() : ServiceAccount.ToPrincipal(user, "test")
        );
}
