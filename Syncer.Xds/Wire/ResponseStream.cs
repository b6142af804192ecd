// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;

namespace Syncer.Xds;

/// <summary>
/// Writes responses straight into the body of a call, from the encodings the resources have. However large a response is, no
/// more of it is buffered than the client may take next: a thousand proxies that connect at once cost a thousand buffers, not
/// a thousand configurations.
/// </summary>
/// <remarks>Used by one caller at a time. A response that is not written to its end aborts the call.</remarks>
internal sealed class ResponseStream(HttpContext call)
{
    // A frame of gRPC: not compressed, then the length (gRPC over HTTP/2, Length-Prefixed-Message).
    private const int PrefixLength = 1 + sizeof(uint);
    private const int Flushed = 8 * 1024;

    /// <summary>Completes when the client's window has room for what comes next.</summary>
    /// <exception cref="IOException">The client is gone.</exception>
    /// <exception cref="OperationCanceledException">The stream has ended.</exception>
    public async ValueTask WriteAsync(DeltaResponse response, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var isComplete = false;
        try
        {
            var unflushed = WriteStart(response);
            foreach (var resource in response.Resources)
            {
                call.Response.BodyWriter.Write(resource.Frame);
                unflushed += resource.Frame.Length;
                if (unflushed < Flushed)
                    continue;
                await FlushAsync(cancellationToken);
                unflushed = 0;
            }
            WriteEnd(response);
            await FlushAsync(cancellationToken);
            isComplete = true;
        }
        finally
        {
            if (!isComplete)
                call.Abort();
        }
    }

    private int WriteStart(DeltaResponse response)
    {
        var length = PrefixLength + response.HeadSize;
        var output = call.Response.BodyWriter;
        var start = output.GetSpan(length);
        start[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(start[1..], (uint)response.Size);
        response.WriteHead(start[PrefixLength..]);
        output.Advance(length);
        return length;
    }

    private void WriteEnd(DeltaResponse response)
    {
        var output = call.Response.BodyWriter;
        response.WriteTail(output.GetSpan(response.TailSize));
        output.Advance(response.TailSize);
        foreach (var name in response.Removed)
        {
            var removed = new WireWriter(output.GetSpan(WireWriter.SizeOf(name)));
            removed.Write(DeltaResponse.RemovedField, name);
            output.Advance(removed.Position);
        }
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = await call.Response.BodyWriter.FlushAsync(cancellationToken);
        if (flushed.IsCompleted || flushed.IsCanceled)
            throw new IOException("The client is gone.");
    }
}
