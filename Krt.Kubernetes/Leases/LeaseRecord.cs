// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Leases;

/// <summary>The lease in the cluster.</summary>
internal sealed class LeaseRecord(ApiClient api, LeaseElectorOptions options)
{
    private static readonly byte[] Event = new byte[1];

    private readonly string _collection =
        $"/apis/coordination.k8s.io/v1/namespaces/{Uri.EscapeDataString(options.Namespace)}/leases";

    private string Path => $"{_collection}/{Uri.EscapeDataString(options.Name)}";

    /// <returns>Null where there is none.</returns>
    public async Task<Lease?> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await api.SendAsync(ApiRequest.Get(Path), LeaseJson.Default.Lease, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Makes the lease ours.</summary>
    /// <param name="lease">As it was seen; null where there was none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Null where somebody else changed it first.</returns>
    public Task<Lease?> AcquireAsync(Lease? lease, CancellationToken cancellationToken)
    {
        var now = Now();
        return WriteAsync(
            lease,
            new Lease.LeaseSpec
            {
                HolderIdentity = options.Identity,
                LeaseDurationSeconds = (int)Math.Ceiling(options.LeaseDuration.TotalSeconds),
                AcquireTime = now,
                RenewTime = now,
                LeaseTransitions = lease is null ? 0 : (lease.Spec.LeaseTransitions ?? 0) + 1,
            },
            cancellationToken
        );
    }

    /// <summary>Keeps the lease ours.</summary>
    /// <returns>Null where somebody else changed it.</returns>
    public Task<Lease?> RenewAsync(Lease lease, CancellationToken cancellationToken) =>
        WriteAsync(lease, new Lease.LeaseSpec { RenewTime = Now() }, cancellationToken);

    /// <summary>Gives the lease to whoever comes first.</summary>
    /// <returns>Null where somebody else changed it.</returns>
    public Task<Lease?> ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        WriteAsync(
            lease,
            new Lease.LeaseSpec
            {
                HolderIdentity = "",
                LeaseDurationSeconds = 1,
                RenewTime = Now(),
            },
            cancellationToken
        );

    /// <summary>Waits until something becomes of the lease after it was seen.</summary>
    /// <exception cref="ApiException">The lease cannot be watched.</exception>
    public async Task WaitForChangeAsync(Lease? lease, CancellationToken cancellationToken)
    {
        var selector = Uri.EscapeDataString($"metadata.name={options.Name}");
        var version = lease?.Metadata.ResourceVersion;
        var watch = $"{_collection}?watch=true&fieldSelector={selector}&resourceVersion={version}";
        await using var events = await api.OpenAsync(ApiRequest.Get(watch), cancellationToken).ConfigureAwait(false);
        await events.ReadAtLeastAsync(Event, 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Lease?> WriteAsync(Lease? lease, Lease.LeaseSpec spec, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new Lease(new(options.Name, options.Namespace, lease?.Metadata.ResourceVersion), spec),
            LeaseJson.Default.Lease
        );
        var request = lease is null
            ? ApiRequest.Post(_collection, body)
            : ApiRequest.Patch(Path, PatchType.Merge, body);
        try
        {
            return await api.SendAsync(request, LeaseJson.Default.Lease, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsConflict || (e.IsNotFound && lease is not null))
        {
            return null;
        }
    }

    private string Now() =>
        options.TimeProvider.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
