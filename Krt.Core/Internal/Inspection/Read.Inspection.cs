// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal readonly partial struct Read
{
    public ReadIdentity Identity => log.IdentityAt(position, residual?.ToString());

    public CollectionNode Source => log.Source;

    public string Describe(bool isMasked)
    {
        var read = log.Describe(position, isMasked);
        return isMasked || residual is null ? read : $"{read}, {residual}";
    }
}
