// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api.Access;

public sealed class ClusterAccessTests
{
    private const string Good = """
        current-context: one
        contexts:
        - {name: one, context: {cluster: c, user: u, namespace: team}}
        - {name: other, context: {cluster: c, user: u}}
        - {name: lost, context: {cluster: nowhere, user: u}}
        clusters: [{name: c, cluster: {server: "https://127.0.0.1:1", insecure-skip-tls-verify: true}}]
        users: [{name: u, user: {token: t}}]
        """;

    [TestCase(null, "team")]
    [TestCase("other", "default")]
    public void Takes_the_current_context_unless_one_is_named(string? context, string ns) =>
        Assert.That(Read(Good, context).Namespace, Is.EqualTo(ns));

    [TestCase(Good, "none", "there is no context \"none\"")]
    [TestCase(Good, "lost", "there is no cluster \"nowhere\"")]
    [TestCase("{}", null, "it has no current-context, so a context must be named")]
    [TestCase("contexts: 3", null, "contexts: it is not a kubeconfig")]
    public void Says_what_is_wrong_with_a_file(string content, string? context, string problem)
    {
        var error = Assert.Throws<FormatException>(() => Read(content, context));

        Assert.That(error!.Message, Does.EndWith($"kubeconfig: {problem}"));
    }

    [Test]
    public void Repeats_no_credentials_in_messages()
    {
        var error = Assert.Throws<FormatException>(() =>
            Read(Good.Replace("{token: t}", "{client-key-data: hunter2}", StringComparison.Ordinal), null)
        );

        Assert.That(error!.ToString(), Does.Not.Contain("hunter2"));
    }

    private static ClusterAccess Read(string content, string? context)
    {
        var folder = Directory.CreateTempSubdirectory("access");
        try
        {
            var path = Path.Combine(folder.FullName, "kubeconfig");
            File.WriteAllText(path, content);
            return ClusterAccess.FromKubeconfig(path, context);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
