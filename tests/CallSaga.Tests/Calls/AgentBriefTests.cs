using CallCenter.CallSaga.Calls.Conversations;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class AgentBriefTests
{
    [Fact]
    public void The_brief_of_a_caller_who_said_nothing_yet_is_number_and_task()
    {
        var initiation = Some.Initiation();

        AgentBrief.Write(new CallState { PhoneNumber = "+33612345678", Initiation = initiation }, new ConversationRecord())
            .ShouldBe("☎ +33612345678\nContoso: Help with the laptop");
    }

    [Fact]
    public void A_long_brief_is_cut_to_what_can_be_read_at_a_glance()
    {
        var initiation = Some.Initiation() with { Task = new string('x', 5_000) };

        var text = AgentBrief.Write(new CallState { PhoneNumber = "+33612345678", Initiation = initiation }, new ConversationRecord());

        text.Length.ShouldBe(670);
        text.ShouldEndWith("…");
    }
}
