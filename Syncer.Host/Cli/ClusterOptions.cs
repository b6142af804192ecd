// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;

namespace Syncer.Host.Cli;

/// <summary>The options that say which cluster is followed, and how politely.</summary>
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

    private readonly Option<double> _queriesPerSecond = new("--kube-qps")
    {
        Description = "How many requests a second the API server gets at most in the long run",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new ApiClientOptions().QueriesPerSecond,
    };

    private readonly Option<int> _burst = new("--kube-burst")
    {
        Description = "How many requests the API server gets at once after a quiet time",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new ApiClientOptions().Burst,
    };

    public ClusterOptions()
    {
        _queriesPerSecond.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1_000_000))
                result.AddError("--kube-qps must be more than 0");
        });
        _burst.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--kube-burst must be at least 1");
        });
    }

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
        command.Options.Add(_queriesPerSecond);
        command.Options.Add(_burst);
    }

    /// <summary>How to reach the cluster, or null when the kubeconfig could not be read and that has been reported.</summary>
    public ClusterAccess? ReadAccess(ParseResult arguments)
    {
        var kubeconfig = arguments.GetValue(Kubeconfig)!;
        try
        {
            return kubeconfig == InCluster
                ? ClusterAccess.InCluster()
                : ClusterAccess.FromKubeconfig(kubeconfig, arguments.GetValue(_context));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"error: {e.Message}");
            return null;
        }
    }

    /// <summary>How to behave towards the API server.</summary>
    public ApiClientOptions ReadBehaviour(ParseResult arguments) =>
        new()
        {
            ImpersonateUser = arguments.GetValue(_impersonate),
            QueriesPerSecond = arguments.GetValue(_queriesPerSecond),
            Burst = arguments.GetValue(_burst),
        };
}
