// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Istio;
using static Syncer.Translation.Tests.Addresses.CoreObjects;
using static Syncer.Translation.Tests.Addresses.IstioObjects;

namespace Syncer.Translation.Tests.Addresses.Entries;

public sealed class EntryHostsTests
{
    private const string Host = "default/a.example.com";

    private AddressRig _rig = null!;

    [SetUp]
    public void SetUp() => _rig = new();

    [TearDown]
    public ValueTask TearDown() => _rig.DisposeAsync();

    [Test]
    public void Promotes_the_next_entry_when_the_oldest_goes()
    {
        _rig.ServiceEntries.Set(Entry("young", age: 0, "a.example.com"));
        _rig.ServiceEntries.Set(Entry("old", age: 2, "a.example.com"));
        _rig.ServiceEntries.Set(Entry("middle", age: 1, "a.example.com"));
        _rig.TakeChanges();
        Assert.That(NameOf(Host), Is.EqualTo("old"));

        _rig.ServiceEntries.Remove(new("default", "old"));
        Assert.That(NameOf(Host), Is.EqualTo("middle"));
        Assert.That(
            _rig.TakeChanges(),
            Is.EqualTo(new[] { $"Add {EndpointKey("middle")}", $"Delete {EndpointKey("old")}", $"Update {Host}" })
        );
    }

    [Test]
    public void Yields_to_a_Service_for_as_long_as_it_has_an_address()
    {
        const string host = "web.default.svc.cluster.local";
        _rig.ServiceEntries.Set(Entry("entry", age: 0, host));
        var service = Service("web", "", Port(80));
        _rig.Services.Set(service);
        Assert.That(NameOf($"default/{host}"), Is.EqualTo("web"));
        Assert.That(_rig.Addresses.Snapshot, Has.Count.EqualTo(1));

        _rig.Services.Set(service with { Spec = service.Spec with { Type = "ExternalName" } });
        Assert.That(NameOf($"default/{host}"), Is.EqualTo("entry"));
        Assert.That(_rig.Addresses.Snapshot, Has.Count.EqualTo(2), "the service and its implicit endpoint");
    }

    [Test]
    public void Gives_no_slice_of_an_alias_to_an_entry_of_its_hostname()
    {
        const string host = "web.default.svc.cluster.local";
        _rig.ServiceEntries.Set(Selecting("entry", "app=nothing", host));
        _rig.Pods.Set(Pod("web-1"));
        _rig.Slices.Set(Slice("web", "web", Endpoint("192.0.2.1"), EndpointOf(Pod("web-1"))));
        Assert.That(_rig.WorkloadOf("web-1").Services, Is.Empty);
        Assert.That(_rig.Addresses.Snapshot, Has.Count.EqualTo(2), "the service of the entry and the pod");
    }

    [Test]
    public void Is_canonical_in_one_namespace_alone()
    {
        _rig.ServiceEntries.Set(Entry("here", age: 1, "a.example.com"));
        _rig.ServiceEntries.Set(In("other", Entry("there", age: 2, "a.example.com")));
        Assert.That(IsCanonical(Host), Is.False);
        Assert.That(IsCanonical("other/a.example.com"), Is.True);

        _rig.ServiceEntries.Remove(new("other", "there"));
        Assert.That(IsCanonical(Host), Is.True);
    }

    [Test]
    public void Claims_nothing_with_an_address_that_cannot_be_read()
    {
        var entry = Entry("broken", age: 1, "a.example.com");
        _rig.ServiceEntries.Set(entry with { Spec = entry.Spec with { Addresses = ["240.0.0.1", "240.0.0.0/x"] } });
        Assert.That(_rig.Addresses.Snapshot, Is.Empty);
        _rig.ServiceEntries.Set(Entry("sound", age: 0, "a.example.com"));
        Assert.That(NameOf(Host), Is.EqualTo("sound"));
    }

    private static ServiceEntry In(string @namespace, ServiceEntry entry) =>
        entry with
        {
            Metadata = entry.Metadata with { Namespace = @namespace },
        };

    private static string EndpointKey(string entry) =>
        $"Kubernetes/networking.istio.io/ServiceEntry/default/{entry}/a.example.com";

    private string NameOf(string key) => _rig.Addresses.Snapshot[key].ToMessage().Service.Name;

    private bool IsCanonical(string key) => _rig.Addresses.Snapshot[key].ToMessage().Service.Canonical;
}
