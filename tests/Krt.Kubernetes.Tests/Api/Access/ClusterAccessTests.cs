// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Files;

namespace Krt.Kubernetes.Api.Access;

public sealed class ClusterAccessTests
{
    private const string Plugin = """
        current-context: one
        contexts: [{name: one, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
        users:
        - name: u
          user:
            exec: 
        """;

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
    [TestCase(Plugin + "{}", null, "the credential plugin has no command")]
    [TestCase(
        Plugin + "{command: c, apiVersion: client.authentication.k8s.io/v1alpha1}",
        null,
        "the credential plugin c is of client.authentication.k8s.io/v1alpha1; "
            + "client.authentication.k8s.io/v1 and v1beta1 are supported"
    )]
    [TestCase(
        Plugin + "{command: c, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always}",
        null,
        "the credential plugin c needs a terminal, which there is none of"
    )]
    public void Says_what_is_wrong_with_a_file(string content, string? context, string problem)
    {
        var error = Assert.Throws<FormatException>(() => Read(content, context));

        Assert.That(error!.Message, Does.EndWith($"kubeconfig: {problem}"));
    }

    [TestCase("server: nowhere", "the server of cluster \"c\" is not an address")]
    [TestCase("{}", "the server of cluster \"c\" is not an address")]
    [TestCase("{server: \"https://a\", proxy-url: b}", "the proxy-url of cluster \"c\" is not an address")]
    [TestCase(
        "{server: \"https://a\", certificate-authority-data: aGk=}",
        "the certificate authority holds no certificate"
    )]
    public void Says_what_is_wrong_with_a_cluster(string cluster, string problem)
    {
        var error = Assert.Throws<FormatException>(() =>
            Read(
                $$$"""
                current-context: one
                contexts: [{name: one, context: {cluster: c, user: u}}]
                users: [{name: u, user: {}}]
                clusters:
                - name: c
                  cluster:
                    {{{cluster}}}
                """,
                null
            )
        );

        Assert.That(error!.Message, Does.EndWith($"kubeconfig: {problem}"));
    }

    [TestCase("{client-key-data: hunter2}")]
    [TestCase("{client-certificate-data: aGk=, client-key-data: aHVudGVyMg==}")]
    public void Repeats_no_credentials_in_messages(string user)
    {
        var error = Assert.Throws<FormatException>(() =>
            Read(Good.Replace("{token: t}", user, StringComparison.Ordinal), null)
        );

        Assert.That(error!.ToString(), Does.Not.Contain("hunter2").And.Not.Contain("aHVudGVyMg"));
    }

    [Test]
    public void Says_that_it_is_in_no_pod() =>
        Assert.That(
            ClusterAccess.InCluster,
            Throws.TypeOf<FormatException>().With.Message.StartsWith("the program does not run in a pod")
        );

    private static ClusterAccess Read(string content, string? context)
    {
        using var folder = new TemporaryFolder();
        return ClusterAccess.FromKubeconfig(folder.Write("kubeconfig", content), context);
    }
}
