// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Inference;

/// <summary>A pool of model servers; routes send requests to the first of its target ports.</summary>
public sealed record InferencePool : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public InferencePoolSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
