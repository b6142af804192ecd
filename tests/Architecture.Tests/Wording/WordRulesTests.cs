// SPDX-License-Identifier: Apache-2.0

namespace Architecture.Wording;

[Parallelizable(ParallelScope.All)]
public sealed class WordRulesTests
{
    [Test]
    public void Engine_names_nothing_of_its_domain() =>
        Assert.That(WordRules.WordsOfTheDomain(Repository.Files("Krt.Core/")), Is.Empty);

    [Test]
    public void Repository_names_nothing_of_a_machine() =>
        Assert.That(WordRules.WordsOfTheMachine(Repository.Files()), Is.Empty);

    [TestCase("rows of Kubernetes objects", "Kubernetes")]
    [TestCase("KubernetesClient", "Kubernetes")]
    [TestCase("an agentgateway", "gateway")]
    [TestCase("GatewayKey", "Gateway")]
    [TestCase("over xDS.", "xDS")]
    [TestCase("XdsServer", "Xds")]
    [TestCase("DeltaXdsServer", "Xds")]
    [TestCase("k8s objects", "k8s")]
    [TestCase("kube-apiserver", "kube")]
    public void Reports_a_word_of_the_domain(string line, string word) =>
        Assert.That(WordRules.WordsOfTheDomain([File($"\n{line}")]), Is.EqualTo([$"A.md:2 says {word}"]));

    [TestCase("MaxDSquared")]
    [TestCase("maxds")]
    [TestCase("kubelike")]
    [TestCase("a gate way off")]
    public void Leaves_other_words_alone(string line) =>
        Assert.That(WordRules.WordsOfTheDomain([File(line)]), Is.Empty);

    [Test]
    public void Reports_a_word_of_the_domain_in_a_path() =>
        Assert.That(
            WordRules.WordsOfTheDomain([new SourceFile("Krt.Core/Kubernetes/A.cs", "")]),
            Is.EqualTo(["Krt.Core/Kubernetes/A.cs:0 says Kubernetes"])
        );

    [TestCase("wo", "rk/x")]
    [TestCase("ro", "ot/.nuget")]
    public void Reports_a_path_of_a_machine(string start, string end) =>
        Assert.That(
            WordRules.WordsOfTheMachine([File($"see /{start}{end}")]).ToList(),
            Has.Count.EqualTo(1).And.All.StartWith("A.md:1 says /")
        );

    [Test]
    public void Leaves_binary_files_alone() =>
        Assert.That(WordRules.WordsOfTheMachine([File("\0/wo" + "rk/")]), Is.Empty);

    private static SourceFile File(string text) => new("A.md", text);
}
