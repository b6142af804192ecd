// SPDX-License-Identifier: Apache-2.0
//
// dotnet cake [--target Restore|Format|Build|Test|Soak-Engine|Soak-Cluster|Soak-Xds|Golden|Golden-Accept|Publish|Pack|Default]
//   --configuration Debug   another configuration than Release
//   --commits 100000        how many random transactions Soak-Engine tries
//   --minutes 10            how long Soak-Cluster changes the cluster of KRT_TEST_KUBECONFIG, 10 at most
//   --seconds 500           how long Soak-Xds goes on, after a fifth of that to warm up: ten minutes in all
//   --fix                   Format rewrites the files instead of checking them
//   --with-runtime          Publish makes a single file with the runtime instead of native code
// docs/build-matrix.md says what the two probes switch on.

using System.Runtime.InteropServices;
using System.Xml.Linq;

const string Solution = "Syncer.sln";

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var properties = new DotNetMSBuildSettings();

Task("Probe-DynamicData").Does(() => Probe("DynamicData", "UseDynamicData", "the DynamicData interop of Krt.Core is not compiled"));

Task("Probe-Verify").Does(() => Probe("Verify.NUnit", "UseVerify", "golden tests use the shim in tests/TestKit.VerifyShim", "NUnit"));

Task("Restore")
    .IsDependentOn("Probe-DynamicData")
    .IsDependentOn("Probe-Verify")
    .Does(() => DotNetRestore(Solution, new DotNetRestoreSettings { MSBuildSettings = properties }));

Task("Format").Does(() =>
{
    Run("dotnet", "tool restore");
    Run("dotnet", $"csharpier {(HasArgument("fix") ? "format" : "check")} .");
});

Task("Build")
    .IsDependentOn("Restore")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings
    {
        Configuration = configuration,
        NoRestore = true,
        MSBuildSettings = properties,
    }));

Task("Test").IsDependentOn("Build").Does(() => RunTests(acceptGoldens: false));

Task("Soak-Engine").IsDependentOn("Build").Does(() => DotNetTest("tests/Krt.Core.Tests/Krt.Core.Tests.csproj", new DotNetTestSettings
{
    Configuration = configuration,
    NoBuild = true,
    Filter = "FullyQualifiedName~RandomGraphTests",
    Loggers = ["console;verbosity=detailed"],
    EnvironmentVariables = { ["KRT_SOAK_COMMITS"] = Argument("commits", "100000") },
}));

Task("Soak-Cluster").IsDependentOn("Build").IsDependentOn("Publish").Does(() =>
{
    var kubeconfig = EnvironmentVariable("KRT_TEST_KUBECONFIG") ?? throw new CakeException("KRT_TEST_KUBECONFIG names no kubeconfig");
    var minutes = Math.Min(10, Argument("minutes", 10.0)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    Run("dotnet", $"run --project tests/Benchmarks --configuration {configuration} --no-build -- soak {kubeconfig} artifacts/publish/Syncer.Host {minutes}");
});

Task("Soak-Xds").IsDependentOn("Build").Does(() => DotNetTest("tests/Syncer.Xds.Tests/Syncer.Xds.Tests.csproj", new DotNetTestSettings
{
    Configuration = configuration,
    NoBuild = true,
    Filter = "FullyQualifiedName~ChaosTests",
    Loggers = ["console;verbosity=detailed"],
    EnvironmentVariables = { ["XDS_SOAK_SECONDS"] = Argument("seconds", "500") },
}));

Task("Golden").IsDependentOn("Build").Does(() => Run("python3", "tests/check-peer-goldens"));

Task("Golden-Accept").IsDependentOn("Build").Does(() => RunTests(acceptGoldens: true));

Task("Publish")
    .Does(() =>
    {
        var output = Directory("artifacts/publish");
        var native = !HasArgument("with-runtime");
        CleanDirectory(output);
        DotNetPublish("Syncer.Host/Syncer.Host.csproj", new DotNetPublishSettings
        {
            Configuration = configuration,
            Runtime = RuntimeInformation.RuntimeIdentifier,
            SelfContained = true,
            PublishSingleFile = native ? null : true,
            OutputDirectory = output,
            MSBuildSettings = new DotNetMSBuildSettings()
                .WithProperty("PublishAot", native ? "true" : "false")
                .WithProperty("PublishDocumentationFiles", "false")
                .WithProperty("StaticWebAssetsEnabled", "false")
                .WithProperty("DebugType", "embedded"),
        });
    });

Task("Pack")
    .IsDependentOn("Build")
    .Does(() => DotNetPack("Krt.Core/Krt.Core.csproj", new DotNetPackSettings
    {
        Configuration = configuration,
        NoBuild = true,
        OutputDirectory = Directory("artifacts/packages"),
        MSBuildSettings = properties,
    }));

Task("Default").IsDependentOn("Format").IsDependentOn("Test").IsDependentOn("Golden");

RunTarget(target);

// Restores a project outside the repository, so that asking changes neither its lock files nor its intermediate files.
void Probe(string package, string property, string otherwise, params string[] besides)
{
    var directory = Directory(System.IO.Directory.CreateTempSubdirectory("probe-").FullName);
    try
    {
        var project = directory + File("Probe.csproj");
        var references = besides.Prepend(package).Select(p => $"<PackageReference Include=\"{p}\" Version=\"[{PinnedVersion(p)}]\" />");
        System.IO.File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
            </Project>
            """);
        var restore = new ProcessSettings { Arguments = $"restore {project} -v q", RedirectStandardOutput = true };
        var available = StartProcess("dotnet", restore, out _) == 0;
        Information(available ? $"{package}: on this feed, {property}=true" : $"{package}: not on this feed, {otherwise}");
        if (available)
        {
            properties.WithProperty(property, "true");
        }
    }
    finally
    {
        DeleteDirectory(directory, new DeleteDirectorySettings { Recursive = true });
    }
}

string PinnedVersion(string package) =>
    XDocument.Load("Directory.Packages.props")
        .Descendants("PackageVersion")
        .Single(version => (string)version.Attribute("Include") == package)
        .Attribute("Version")
        .Value;

void RunTests(bool acceptGoldens) =>
    DotNetTest(Solution, new DotNetTestSettings
    {
        Configuration = configuration,
        NoBuild = true,
        MSBuildSettings = properties,
        EnvironmentVariables = { ["VERIFY_ACCEPT"] = acceptGoldens ? "true" : "false", ["DiffEngine_Disabled"] = "true" },
    });

void Run(string program, string arguments)
{
    var status = StartProcess(program, arguments);
    if (status != 0)
    {
        throw new CakeException(status, $"{program} {arguments} ended with status {status}");
    }
}
