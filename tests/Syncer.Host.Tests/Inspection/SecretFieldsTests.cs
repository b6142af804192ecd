// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Syncer.Host.Inspection;
using Syncer.Protos.Resources;
using Syncer.Xds;

namespace Syncer.Host.Tests.Inspection;

public sealed partial class SecretFieldsTests
{
    [Test]
    public void Cover_every_field_of_the_wire_whose_name_says_secret()
    {
        var fields = MessagesOf(XdsResourceType.All.Select(type => type.Decode(default).Descriptor))
            .SelectMany(message => message.Fields.InDeclarationOrder())
            .Where(field => field.FieldType is FieldType.String or FieldType.Bytes)
            .Where(field => SecretName.IsMatch(field.Name))
            .ToArray();

        Assert.That(fields, Has.Length.GreaterThanOrEqualTo(8));
        Assert.That(fields.Where(field => !SecretFields.Contains(field)).Select(field => field.FullName), Is.Empty);
    }

    [Test]
    public void Are_replaced_wherever_they_are()
    {
        var user = new TrafficPolicySpec.Types.APIKey.Types.User { Key = "hush", KeyHash = "hush" };
        var listener = new Listener { Tls = new TLSConfig { PrivateKey = ByteString.CopyFromUtf8("hush") } };
        var policy = new Policy
        {
            Traffic = new TrafficPolicySpec { ApiKeyAuth = new TrafficPolicySpec.Types.APIKey { ApiKeys = { user } } },
        };

        var texts = new IMessage[]
        {
            listener,
            policy,
            new Resource { Listener = listener },
        }
            .Select(message => ProtoJson.Of(message, showSecrets: false).ToJsonString())
            .ToArray();

        Assert.That(texts, Has.All.Contains(SecretFields.Placeholder));
        Assert.That(texts, Has.None.Contains("hush").And.None.Contains(Convert.ToBase64String("hush"u8)));
    }

    [GeneratedRegex("secret|password|private_key|signing_key|session_token|htpasswd|key_hash")]
    private static partial Regex SecretName { get; }

    private static HashSet<MessageDescriptor> MessagesOf(IEnumerable<MessageDescriptor> roots)
    {
        var found = new HashSet<MessageDescriptor>();
        var open = new Queue<MessageDescriptor>(roots);
        while (open.TryDequeue(out var message))
        {
            if (!found.Add(message))
                continue;
            foreach (var field in message.Fields.InDeclarationOrder().Where(f => f.FieldType == FieldType.Message))
                open.Enqueue(field.MessageType);
        }
        return found;
    }
}
