using CallCenter.Local.Cli;
using Spectre.Console;

namespace CallCenter.EndToEnd;

/// <summary><c>./callcenter replay</c> as it should not be typed.</summary>
public sealed class ReplayCommandLines
{
    [Theory]
    [InlineData("replay", "Name one call by its id, or a journal with --from-file.")]
    [InlineData("replay last", "'last' is no id of a call, expected one such as 01a215a8-6fc8-743d-9aa9-cc2c7bd3be8d.")]
    [InlineData("replay last --json", "'last' is no id of a call, expected one such as 01a215a8-6fc8-743d-9aa9-cc2c7bd3be8d.")]
    public async Task A_wrong_command_line_is_told_in_one_line_and_nothing_is_replayed(string line, string problem)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });

        (await ReplayCommand.RunAsync(line.Split(' '), console, terminal: false, errors)).ShouldBe(2);

        errors.ToString().ShouldBe(problem + "\n");
        output.ToString().ShouldBeEmpty();
    }
}
