// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Rows;

/// <summary>A row made of one Kubernetes object: the fields translation reads, nothing else.</summary>
public interface IKubernetesRow : IKeyed<NamespacedName>, ILabeled
{
    ObjectMeta Metadata { get; }

    NamespacedName IKeyed<NamespacedName>.Key => Metadata.Key;

    LabelSet ILabeled.Labels => Metadata.Labels;
}
