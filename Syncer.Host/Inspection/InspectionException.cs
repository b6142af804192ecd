// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection;

/// <summary>A question has no answer; the message says why, for whoever asked.</summary>
internal sealed class InspectionException(string message, Exception? cause = null) : Exception(message, cause);
