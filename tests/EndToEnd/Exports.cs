using System.Text.Json;

namespace CallCenter.EndToEnd;

/// <summary><c>./callcenter export</c> against the running system.</summary>
public sealed class Exports(SystemFixture system) : IClassFixture<SystemFixture>
{
    [Fact]
    public async Task A_finished_call_becomes_a_line_without_what_tells_who_it_was()
    {
        (await system.RunAsync(new { scenarios = new[] { "car-accident", "stays-silent" }, speed = 4 })).Count.ShouldBe(2);
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "talks.jsonl");

        var (exitCode, told) = await ExportRun.OfAsync("export", "--finetune", file, "--url", system.Api.BaseAddress!.AbsoluteUri);

        exitCode.ShouldBe(0, told);
        told.ShouldStartWith("1 conversations written to ");
        told.TrimEnd().ShouldNotContain("\n");
        told.TrimEnd().ShouldEndWith("1 calls left out, in which nothing was said and answered.");
        var line = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        line.ShouldContain("Baker Street");
        line.ShouldNotContain("+999");
        using var chat = JsonDocument.Parse(line);
        chat.RootElement.GetProperty("messages")[0].GetProperty("role").GetString().ShouldBe("system");
        chat.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("role").ValueEquals("user").ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_product_that_is_not_there_is_told_in_one_line_and_no_file_is_left()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "talks.jsonl");

        var (exitCode, told) = await ExportRun.OfAsync("export", "--finetune", file, "--url", "http://127.0.0.1:9");

        exitCode.ShouldBe(2);
        told.ShouldStartWith("Nothing answers at http://127.0.0.1:9.");
        Directory.EnumerateFiles(data.Path).ShouldBeEmpty();
    }
}
