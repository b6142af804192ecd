// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests;

internal sealed record Pod(NamespacedName Key, string? Ip, LabelSet Labels) : IKeyed<NamespacedName>, ILabeled
{
    public static Pod Of(string name, string? ip = null, string? app = null, string ns = "default") =>
        new(new NamespacedName(ns, name), ip, app is null ? LabelSet.Empty : LabelSet.From("app", app));
}

internal sealed record Service(NamespacedName Key, LabelSelector Selector) : IKeyed<NamespacedName>, ISelecting
{
    public static Service Of(string name, string? app = null, string ns = "default") =>
        new(
            new NamespacedName(ns, name),
            app is null ? LabelSelector.Everything : new LabelSelector(LabelSet.From("app", app))
        );
}

internal sealed record Named(string Key, string Value) : IKeyed<string>;
