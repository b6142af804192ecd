// SPDX-License-Identifier: Apache-2.0

namespace VerifyTests;

/// <summary>A text differs from its verified file, or cannot be compared with one.</summary>
public sealed class VerifyException(string message) : Exception(message);
