// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using System.Xml.Linq;
using Syncer.Host.Settings;

namespace Syncer.Host.Tests.Deployment;

[CancelAfter(120_000)]
public sealed class KustomizationTests
{
    private static readonly SortedDictionary<string, JsonNode> Objects = DeployedObjects.OfKustomization();

    private static JsonNode Pod => Objects["Deployment/krt-syncer"]["spec"]!["template"]!["spec"]!;

    private static JsonNode Container => Pod["containers"]!.AsArray().Single()!;

    [Test]
    public void Names_every_manifest_beside_it() =>
        Assert.That(
            DeployedObjects.ToJson(DeployedObjects.Read("kustomization.yaml"))["resources"]!
                .AsArray()
                .Select(resource => $"{resource}"),
            Is.EquivalentTo(
                Directory
                    .GetFiles(Checkout.PathOf("deploy"), "*.yaml")
                    .Select(file => Path.GetFileName(file))
                    .Except(["kustomization.yaml"])
            )
        );

    [Test]
    public async Task Is_accepted_by_kustomize(CancellationToken cancellationToken)
    {
        var built = await Kubectl.RunAsync(cancellationToken, "kustomize", "deploy");

        Assert.That(built.ExitCode, Is.Zero, built.Error);
        var objects = DeployedObjects.Of(built.Output);
        Assert.That(objects.Keys, Is.EqualTo(Objects.Keys));
        foreach (var (name, json) in objects)
            Assert.That(JsonNode.DeepEquals(json, Objects[name]), Is.True, name);
    }

    [Test]
    public async Task Is_accepted_by_a_cluster(CancellationToken cancellationToken)
    {
        var applied = await Kubectl.ApplyAsync(cancellationToken, "-k", "deploy");
        var sample = await Kubectl.ApplyAsync(cancellationToken, "-f", "deploy/samples/proxy.yaml");

        Assert.That(applied.ExitCode, Is.Zero, applied.Error);
        Assert.That(applied.Output, Does.Contain("deployment.apps/krt-syncer serverside-applied"));
        Assert.That(sample.ExitCode, Is.Zero, sample.Error);
    }

    [Test]
    public void Is_restricted()
    {
        Assert.That(
            $"{Objects["Namespace/krt-syncer"]["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]}",
            Is.EqualTo("restricted")
        );
        Assert.That((bool)Pod["securityContext"]!["runAsNonRoot"]!, Is.True);
        Assert.That($"{Pod["securityContext"]!["seccompProfile"]!["type"]}", Is.EqualTo("RuntimeDefault"));
        Assert.That((bool)Container["securityContext"]!["allowPrivilegeEscalation"]!, Is.False);
        Assert.That((bool)Container["securityContext"]!["readOnlyRootFilesystem"]!, Is.True);
        Assert.That(
            Container["securityContext"]!["capabilities"]!["drop"]!.AsArray().Select(name => $"{name}"),
            Is.EqualTo(["ALL"])
        );
    }

    [Test]
    public void Sets_settings_that_exist_to_values_they_can_have()
    {
        var variables = Container["env"]!
            .AsArray()
            .ToDictionary(variable => $"{variable!["name"]}", variable => $"{variable!["value"]}");

        var bound = BoundSettings.Bind(new Dictionary<Setting, string>(), variables, path: null);

        Assert.That(bound.Problems, Is.Empty);
        Assert.That(
            Container["ports"]!.AsArray().Select(port => (int)port!["containerPort"]!),
            Is.EqualTo([
                bound.Server.XdsAddress.Port,
                bound.Server.HealthAddress!.Port,
                bound.Server.MetricsAddress!.Port,
            ])
        );
    }

    [Test]
    public void Probes_what_is_served() =>
        Assert.That(
            new[] { "startupProbe", "readinessProbe", "livenessProbe" }.Select(probe =>
                $"{Container[probe]!["httpGet"]!["path"]} {Container[probe]!["httpGet"]!["port"]}"
            ),
            Is.EqualTo(["/readyz health", "/readyz health", "/livez health"])
        );

    [Test]
    public void Runs_the_version_that_is_built()
    {
        var version = typeof(BoundSettings).Assembly.GetName().Version!.ToString(3);

        Assert.That($"{Container["image"]}", Is.EqualTo($"krt-syncer:{version}"));
        Assert.That(DeployedObjects.Read("Dockerfile"), Does.Contain($"--tag krt-syncer:{version} ."));
    }

    /// <summary>There are two ways to make an image, which are to be no different where it is deployed.</summary>
    [Test]
    public void Deploys_images_as_they_are_made()
    {
        var project = XDocument.Load(Checkout.PathOf("Syncer.Host", "Syncer.Host.csproj"));
        var lines = DeployedObjects.Read("Dockerfile").Split('\n');
        string[] ports = [.. Container["ports"]!.AsArray().Select(port => $"{port!["containerPort"]}")];
        var user = $"{Pod["securityContext"]!["runAsUser"]}";

        Assert.That(Property("ContainerRepository"), Is.EqualTo("krt-syncer"));
        Assert.That(Property("ContainerUser"), Is.EqualTo(user));
        Assert.That(Items("ContainerPort"), Is.EqualTo(ports));
        Assert.That(
            Items("ContainerDefaultArgs"),
            Is.EqualTo(Container["args"]!.AsArray().Select(argument => $"{argument}"))
        );
        Assert.That(lines, Has.One.EqualTo($"EXPOSE {string.Join(' ', ports)}"));
        Assert.That(lines, Has.One.EqualTo($"USER {user}:{Pod["securityContext"]!["runAsGroup"]}"));
        Assert.That(
            lines,
            Has.One.EqualTo($"CMD [{string.Join(", ", Items("ContainerDefaultArgs").Select(word => $"\"{word}\""))}]")
        );

        string Property(string name) => project.Descendants(name).Single().Value;

        string[] Items(string name) => project.Descendants(name).Single().Attribute("Include")!.Value.Split(';');
    }

    [Test]
    public void Copies_into_the_image_what_exists()
    {
        var copied = DeployedObjects
            .Read("Dockerfile")
            .Split('\n')
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from"))
            .SelectMany(line => line.Split(' ')[1..^1])
            .ToArray();

        Assert.That(copied, Is.Not.Empty);
        Assert.That(copied.Where(path => !Path.Exists(Checkout.PathOf(path))), Is.Empty);
        Assert.That(
            Directory
                .GetDirectories(Checkout.Root)
                .Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
                .Select(folder => Path.GetFileName(folder)),
            Is.SubsetOf(copied),
            "every project is copied"
        );
    }
}
