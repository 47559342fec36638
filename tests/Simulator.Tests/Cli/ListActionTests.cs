using System.Text.Json;
using CallCenter.Simulator.Cli;

namespace CallCenter.Simulator.Tests.Cli;

public sealed class ListActionTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    [Fact]
    public async Task The_list_is_json_for_other_programs()
    {
        var scenarios = JsonDocument.Parse(await ListAsync(asJson: true)).RootElement;

        scenarios.EnumerateArray().ShouldContain(scenario =>
            scenario.GetProperty("name").GetString() == "it-support" && scenario.GetProperty("direction").GetString() == "outbound" && scenario.GetProperty("language").GetString() == "en-US");
    }

    [Fact]
    public async Task The_list_is_a_line_each_for_people() => (await ListAsync(asJson: false)).Split('\n').ShouldContain(line => line.StartsWith("it-support ", StringComparison.Ordinal));

    private async Task<string> ListAsync(bool asJson)
    {
        using var output = new StringWriter();
        (await new ListAction(simulator.Http.BaseAddress!, asJson, output, TextWriter.Null).ExecuteAsync(TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Good);
        return output.ToString();
    }
}
