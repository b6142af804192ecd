// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Signatures for services of AWS (spec backends-policies BA-4).</summary>
internal static class AwsAuthTranslation
{
    private const string AccessKey = "accessKey";
    private const string SecretKey = "secretKey";
    private const string SessionToken = "sessionToken";

    public static Aws Translate(ObjectTranslation translation, string field, BackendAuth.AwsAuth settings)
    {
        var aws = new Aws { ServiceName = settings.ServiceName ?? "", Region = settings.Region ?? "" };
        if (settings is { SecretRef: not null, AssumeRole: not null })
        {
            translation.Report(field, "secretRef and assumeRole are mutually exclusive");
            // The data plane refuses both together; without credentials nothing is called.
            aws.ExplicitConfig = new();
            return aws;
        }
        if (settings.SecretRef is { } reference)
            aws.ExplicitConfig = Credentials(translation, $"{field}.secretRef", reference);
        else
            aws.Implicit = new();
        if (settings.AssumeRole is { } role)
            aws.AssumeRole = Role(translation, $"{field}.assumeRole", role);
        return aws;
    }

    private static AwsExplicitConfig Credentials(
        ObjectTranslation translation,
        string field,
        CredentialReference reference
    )
    {
        var config = new AwsExplicitConfig
        {
            AccessKeyId = translation.ReadCredential(field, reference, AccessKey) ?? "",
            SecretAccessKey = translation.ReadCredential(field, reference, SecretKey) ?? "",
        };
        if (translation.FindCredential(reference, SessionToken) is { } token)
            config.SessionToken = token;
        return config;
    }

    private static AwsAssumeRole Role(ObjectTranslation translation, string field, BackendAuth.AwsRole settings)
    {
        var role = new AwsAssumeRole { RoleArn = settings.RoleArn, SessionName = settings.SessionName ?? "" };
        if (settings is { SessionName: not null, SessionNameExpression: not null })
            translation.Report(field, "sessionName and sessionNameExpression are mutually exclusive");
        else
            role.SessionNameExpression = settings.SessionNameExpression ?? "";
        for (var i = 0; i < settings.Tags.Count; i++)
        {
            var tag = settings.Tags[i];
            if (tag.Value is null == tag.Expression is null)
                translation.Report($"{field}.tags[{i}]", "exactly one of value and expression is required");
            role.Tags.Add(
                new AwsSessionTag
                {
                    Key = tag.Key,
                    Value = tag.Value ?? "",
                    Expression = tag.Value is null ? tag.Expression ?? "" : "",
                }
            );
        }
        return role;
    }
}
