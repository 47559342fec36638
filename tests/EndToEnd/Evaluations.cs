using System.Diagnostics;
using System.Text.Json;
using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary>The suite that ships, on the model that stands in.</summary>
public sealed class Evaluations(SystemFixture system) : IClassFixture<SystemFixture>
{
    [Fact]
    public async Task The_suite_that_ships_is_passed_by_the_model_that_stands_in_and_is_its_own_equal()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "evaluation.json");

        var (exitCode, told) = await EvaluateAsync("--json", file);

        exitCode.ShouldBe(0, told);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        report.RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue();
        report.RootElement.GetProperty("cases").GetArrayLength().ShouldBeGreaterThan(5);

        var (again, compared) = await EvaluateAsync("--against", file);

        again.ShouldBe(0, compared);
        compared.ShouldMatch(@"facts meant\W+1\W+1\W+=");
    }

    private async Task<(int ExitCode, string Told)> EvaluateAsync(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CallCenter.Simulator.dll"), "simulate", "evaluate", "--suite", Repository.PathOf("suites/everyday.yaml"),
            "--speed", "4", "--url", system.Api.BaseAddress!.AbsoluteUri, .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
