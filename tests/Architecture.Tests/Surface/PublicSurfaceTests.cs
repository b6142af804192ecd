// SPDX-License-Identifier: Apache-2.0

using System.Reflection;

namespace Architecture.Surface;

[Parallelizable(ParallelScope.All)]
public sealed class PublicSurfaceTests
{
    private static readonly string[] HiddenAssemblies = ["KubernetesClient", "Syncer.Protos"];

    [TestCase("Krt.Core")]
    [TestCase("Syncer.Xds")]
    public void Library_exposes_neither_the_cluster_client_nor_wire_messages(string library) =>
        Assert.That(
            PublicSurface.Exposures(
                Assembly.Load(library).GetExportedTypes(),
                type => HiddenAssemblies.Contains(type.Assembly.GetName().Name)
            ),
            Is.Empty
        );

    [TestCase(typeof(ByBase), "")]
    [TestCase(typeof(ByInterface), "")]
    [TestCase(typeof(ByConstraint<>), "")]
    [TestCase(typeof(ByField), ".Field")]
    [TestCase(typeof(ByConstructor), "..ctor")]
    [TestCase(typeof(ByProperty), ".get_Property")]
    [TestCase(typeof(ByReturn), ".Return")]
    [TestCase(typeof(ByParameter), ".Parameter")]
    [TestCase(typeof(ByMethodConstraint), ".Constrained")]
    [TestCase(typeof(ByProtected), ".Protected")]
    [TestCase(typeof(ByEvent), ".add_Event")]
    public void Reports_a_forbidden_type_wherever_it_is_named(Type type, string member) =>
        Assert.That(
            PublicSurface.Exposures([type], part => part == typeof(Forbidden)),
            Does.Contain($"{type.FullName}{member} exposes {typeof(Forbidden).FullName}")
        );

    [Test]
    public void Leaves_hidden_members_alone() =>
        Assert.That(PublicSurface.Exposures([typeof(Hidden)], part => part == typeof(Forbidden)), Is.Empty);

#pragma warning disable CS0067, CA1051 // These members only have to exist.
    public class Forbidden;

    public sealed class ByBase : Forbidden;

    public sealed class ByInterface : List<Dictionary<string, Forbidden>>;

    public sealed class ByConstraint<T>
        where T : Forbidden;

    public sealed class ByField
    {
        public Forbidden[]? Field;
    }

    public sealed class ByConstructor(Forbidden value)
    {
        public override string? ToString() => value.ToString();
    }

    public sealed class ByProperty
    {
        public IReadOnlyList<Forbidden?>? Property { get; init; }
    }

    public static class ByReturn
    {
        public static Task<Forbidden>? Return() => null;
    }

    public static class ByParameter
    {
        public static void Parameter(in Forbidden value) => value.ToString();
    }

    public static class ByMethodConstraint
    {
        public static void Constrained<T>()
            where T : Forbidden { }
    }

    public abstract class ByProtected
    {
        protected abstract Forbidden Protected();
    }

    public sealed class ByEvent
    {
        public event Action<Forbidden>? Event;
    }

    public sealed class Hidden
    {
        internal Forbidden? Field = Method();

        private static Forbidden? Method() => null;
    }
}
