using CallCenter.CallSaga.Calls;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class CallStateMachineTests(Switchboard board) : IClassFixture<Switchboard>
{
    private CallStateMachine Machine => board.Machine;

    [Fact]
    public void Every_state_acts_on_or_knowingly_ignores_every_message()
    {
        var gaps =
            from state in Machine.States
            where state != Machine.Initial && state != Machine.Final
            from news in Machine.Events
            where !Machine.NextEvents(state).Contains(news)
            select $"{state.Name}: {news.Name}";

        gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_but_a_request_or_a_ring_begins_a_call() =>
        Machine.NextEvents(Machine.Initial).ShouldBe([Machine.StartCall, Machine.IncomingCall], ignoreOrder: true);

    [Fact]
    public void The_states_are_those_that_the_others_know() =>
        Machine.States.Select(state => state.Name).ShouldBe(
            ["Initial", "Final", "Initiating", "Talking", "Transferring", "Closing", "Closed"], ignoreOrder: true);

    [Fact]
    public void The_page_about_the_life_of_a_call_is_up_to_date()
    {
        var path = Path.Combine(Root(), "docs", "call-life.md");
        var page = CallLifePage.Of(Machine);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        File.Exists(path).ShouldBeTrue("docs/call-life.md is missing: run the tests of the call saga with UPDATE_DOCS=1");
        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(page, "docs/call-life.md is stale: run the tests of the call saga with UPDATE_DOCS=1");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CallCenter.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
