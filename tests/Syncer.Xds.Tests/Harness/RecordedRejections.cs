// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;

namespace Syncer.Xds.Tests;

internal sealed class RecordedRejections : IXdsRejectionObserver
{
    private readonly Channel<XdsRejection> _rejections = Channel.CreateUnbounded<XdsRejection>();

    public void OnRejected(XdsRejection rejection) => _rejections.Writer.TryWrite(rejection);

    public async Task<XdsRejection> NextAsync() =>
        await _rejections.Reader.ReadAsync().AsTask().WaitAsync(XdsTestStream.Patience);

    public bool IsEmpty => _rejections.Reader.Count == 0;
}
