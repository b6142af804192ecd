// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

internal sealed record Metadata
{
    public string Namespace
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";
}
