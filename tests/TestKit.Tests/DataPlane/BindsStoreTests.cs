// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace TestKit.DataPlane.Tests;

/// <summary>The traps of the data plane's store are found.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BindsStoreTests
{
    private readonly BindsStore _store = new();

    [SetUp]
    public void Fill() => Assert.That(SetBind("b").Concat(SetListener("l", "b")).Concat(_store.Check()), Is.Empty);

    [Test]
    public void Finds_a_listener_that_was_moved_without_being_removed()
    {
        SetBind("c");
        SetListener("l", "c");

        Assert.That(_store.Check(), Is.EqualTo(["listener l is on 2 binds"]));
    }

    [Test]
    public void Finds_nothing_wrong_with_a_listener_that_was_removed_and_added()
    {
        SetBind("c");
        _store.Remove("listener/l");
        SetListener("l", "c");

        Assert.That(_store.Check(), Is.Empty);
    }

    [Test]
    public void Finds_listeners_that_were_not_sent_again_with_their_bind()
    {
        _store.Remove("bind/b");
        SetBind("b");

        Assert.That(_store.Check(), Is.EqualTo(["bind b returned without its listeners l"]));
    }

    [Test]
    public void Finds_a_listener_without_its_bind() =>
        Assert.That(SetListener("m", "x").Concat(_store.Check()), Is.EqualTo(["listeners m wait for bind x"]));

    [Test]
    public void Finds_a_bind_that_becomes_standard_in_place()
    {
        SetBind("i", Bind.Types.Mode.Internal);

        Assert.That(SetBind("i"), Is.EqualTo(["bind/i becomes standard in place, which opens no socket"]));
    }

    [Test]
    public void Finds_a_name_that_changes_its_meaning() =>
        Assert.That(
            _store.Set("bind/b", new Resource { Bind = new Bind { Key = "c" } }).ToList(),
            Is.EqualTo(["bind/b was bind/b and is bind/c"])
        );

    private List<string> SetBind(string key, Bind.Types.Mode mode = Bind.Types.Mode.Standard) =>
        [
            .. _store.Set(
                $"bind/{key}",
                new Resource
                {
                    Bind = new Bind { Key = key, Mode = mode },
                }
            ),
        ];

    private List<string> SetListener(string key, string bind) =>
        [
            .. _store.Set(
                $"listener/{key}",
                new Resource
                {
                    Listener = new Listener { Key = key, BindKey = bind },
                }
            ),
        ];
}
