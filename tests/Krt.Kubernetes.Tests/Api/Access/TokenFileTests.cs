// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Api.Access;

public sealed class TokenFileTests
{
    private readonly FakeTimeProvider _time = new();
    private string _path = "";

    [SetUp]
    public void CreateFile() => _path = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public async Task Reads_the_file_again_from_time_to_time()
    {
        Write("first");
        var file = new TokenFile(_path, _time);
        Assert.That(await CurrentAsync(file), Is.EqualTo("first"));

        Write("second");
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(await CurrentAsync(file), Is.EqualTo("first"));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(await CurrentAsync(file), Is.EqualTo("second"));
    }

    [Test]
    public async Task Reads_the_file_again_once_its_token_is_refused()
    {
        Write("first");
        var file = new TokenFile(_path, _time);
        var first = await file.CurrentAsync(default);
        Assert.That(await file.RenewAsync(first, default), Is.False);

        Write("second");
        Assert.That(await file.RenewAsync(first, default), Is.True);
        Assert.That(await file.RenewAsync(first, default), Is.True, "another request has read it");

        Assert.That(await CurrentAsync(file), Is.EqualTo("second"));
    }

    [TestCase("")]
    [TestCase("\n")]
    public async Task Keeps_its_token_while_the_file_is_being_written(string part)
    {
        Write("first");
        var file = new TokenFile(_path, _time);
        Assert.That(await CurrentAsync(file), Is.EqualTo("first"));
        Write(part);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await CurrentAsync(file), Is.EqualTo("first"));

        Write("second");

        Assert.That(await CurrentAsync(file), Is.EqualTo("second"), "without another minute's wait");
    }

    [Test]
    public void Fails_when_there_never_was_a_token()
    {
        Write("");
        var file = new TokenFile(_path, _time);

        Assert.That(() => CurrentAsync(file), Throws.InstanceOf<IOException>().With.Message.Contains(_path));
    }

    private static async Task<string?> CurrentAsync(TokenFile file) =>
        (await file.CurrentAsync(default)).Authorization!.Parameter;

    private void Write(string token) => File.WriteAllText(_path, token);
}
