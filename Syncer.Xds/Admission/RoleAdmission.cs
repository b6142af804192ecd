// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Krt;

namespace Syncer.Xds;

internal sealed class RoleAdmission : IXdsAdmission
{
    public NamespacedName? Admit(XdsNode node, ClaimsPrincipal caller) => node.Gateway;
}
