// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

public sealed record ListenerSetSpec
{
    public ObjectReference ParentRef
    {
        get;
        init => field = value ?? new();
    } = new();

    public ValueList<ListenerSpec> Listeners
    {
        get;
        init => field = value ?? [];
    } = [];
}
