// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Documents;

internal enum DocumentNodeType
{
    Null,
    Boolean,
    Number,
    String,
    List,
    Object,
}
