// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Krt.Kubernetes.Leases;

namespace Syncer.Host.Cli;

/// <summary>The options that say which of several replicas writes statuses.</summary>
internal sealed class LeaseOptions
{
    private readonly Option<bool> _election = new("--leader-election")
    {
        Description = "Whether a lease decides which replica writes statuses; false only for a single replica",
        HelpName = "true|false",
        DefaultValueFactory = _ => true,
    };

    private readonly Option<string> _name = new("--lease-name")
    {
        Description = "The Lease that replicas share",
        HelpName = "NAME",
        DefaultValueFactory = _ => "krt-syncer",
    };

    private readonly Option<string?> _namespace = new("--lease-namespace")
    {
        Description = "The namespace of the Lease [default: that of the pod or of the context]",
        HelpName = "NAME",
    };

    private readonly Option<double> _duration = new("--lease-duration")
    {
        Description = "After how many seconds without renewal another replica writes; it is renewed in 2/15 of that",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 15,
    };

    public LeaseOptions() =>
        _duration.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 1 and <= 3600))
                result.AddError("--lease-duration must be between 1 and 3600 seconds");
        });

    public void AddTo(Command command)
    {
        command.Options.Add(_election);
        command.Options.Add(_name);
        command.Options.Add(_namespace);
        command.Options.Add(_duration);
    }

    /// <summary>The lease, or null where there is but one replica.</summary>
    public LeaseElectorOptions? Read(ParseResult arguments, string defaultNamespace)
    {
        if (!arguments.GetValue(_election))
            return null;
        var duration = TimeSpan.FromSeconds(arguments.GetValue(_duration));
        return new LeaseElectorOptions
        {
            Namespace = arguments.GetValue(_namespace) ?? defaultNamespace,
            Name = arguments.GetValue(_name)!,
            LeaseDuration = duration,
            RenewDeadline = duration * 2 / 3,
            RetryPeriod = duration * 2 / 15,
        };
    }
}
