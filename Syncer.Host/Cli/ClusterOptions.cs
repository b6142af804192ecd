// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Syncer.Host.Settings;

namespace Syncer.Host.Cli;

/// <summary>The options that say which cluster is followed, and as whom.</summary>
internal sealed class ClusterOptions
{
    private const string InCluster = "in-cluster";

    private readonly Option<string?> _context = new("--context")
    {
        Description = "The context of the kubeconfig [default: its current one]",
        HelpName = "NAME",
    };

    private readonly Option<string?> _impersonate = new("--as")
    {
        Description = "The user to read the cluster as [default: nobody else]",
        HelpName = "USER",
    };

    /// <summary>The option that chooses the cluster.</summary>
    public Option<string?> Kubeconfig { get; } =
        new("--kubeconfig")
        {
            Description = $"The kubeconfig of a cluster to follow; {InCluster} for the one the program runs in",
            HelpName = $"FILE|{InCluster}",
        };

    public void AddTo(Command command)
    {
        command.Options.Add(Kubeconfig);
        command.Options.Add(_context);
        command.Options.Add(_impersonate);
    }

    /// <summary>How to reach the cluster, or null when that cannot be found out, which has been reported.</summary>
    public async Task<ClusterAccess?> ReadAccessAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var kubeconfig = arguments.GetValue(Kubeconfig)!;
        try
        {
            var access =
                kubeconfig == InCluster
                    ? ClusterAccess.InCluster()
                    : ClusterAccess.FromKubeconfig(kubeconfig, arguments.GetValue(_context));
            await access.SignInAsync(cancellationToken);
            return access;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return null;
        }
    }

    /// <summary>How to behave towards the API server.</summary>
    public ApiClientOptions ReadBehaviour(ParseResult arguments, ServerSettings settings) =>
        new()
        {
            ImpersonateUser = arguments.GetValue(_impersonate),
            QueriesPerSecond = settings.KubeQps,
            Burst = settings.KubeBurst,
        };
}
