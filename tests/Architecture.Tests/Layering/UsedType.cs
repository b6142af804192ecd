// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Layering;

internal sealed record UsedType(string Assembly, string Namespace, string Name);
