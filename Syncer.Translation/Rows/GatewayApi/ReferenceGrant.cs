// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>
/// Permission for objects of other namespaces to refer to objects of this one. Versions v1 and v1beta1 have the same fields
/// and are both read into this row.
/// </summary>
public sealed record ReferenceGrant : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep();
    } = new();

    public ReferenceGrantSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
