using CallCenter.CallSaga.Calls.Timeouts;
using CallCenter.CallSaga.Control.Commands;
using CallCenter.CallSaga.Edges;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Media;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>A transfer that a supervisor asks for: the caller is told before it begins.</summary>
public sealed class AnnouncedTransferTests(Switchboard board) : IClassFixture<Switchboard>
{
    [Fact]
    public async Task A_supervisors_transfer_is_announced_first()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();

        await call.TransferAsync(bySupervisor: true);

        await call.ShouldBeAsync("Talking");
        var said = call.Sent<SayToCaller>(m => m.CallId).ShouldHaveSingleItem();
        said.Then.ShouldBe(AfterSaying.Transfer);
        said.Text.ShouldNotBeEmpty();
        await call.TransferAsync();
        await call.ShouldBeAsync("Transferring");
    }

    [Fact]
    public async Task A_transfer_that_is_asked_for_again_while_it_is_announced_is_announced_once()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        var asked = new TransferCall { CallId = call.Id, BySupervisor = true };
        var messageId = Guid.NewGuid();

        await call.HappensAsync(asked, messageId);
        await call.HappensAsync(asked, messageId);
        await call.HappensAsync(asked, Guid.NewGuid());

        call.Sent<SayToCaller>(m => m.CallId).Count.ShouldBe(1);
        await call.TransferAsync();
        await call.ShouldBeAsync("Transferring");
        call.Published<TransferLeg>(m => m.CallId).ShouldHaveSingleItem().OperationContext.ShouldBe($"transfer-{(await call.StateAsync()).TransferTimeoutId:N}");
    }

    [Fact]
    public async Task An_announcement_that_comes_to_nothing_can_be_asked_for_again()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.TransferAsync(bySupervisor: true);

        await call.RunsOutAsync<TransferTimedOut>();
        await call.ShouldBeAsync("Talking");
        await call.TransferAsync(bySupervisor: true);

        call.Sent<SayToCaller>(m => m.CallId).Select(said => said.SayId).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_announcement_that_dies_with_its_edge_can_be_asked_for_at_the_next_one(bool dies)
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.TransferAsync(bySupervisor: true);

        if (dies)
            await call.HappensAsync(new MediaSessionLost { CallId = call.Id, SessionId = call.Session });
        else
            await call.EdgeLetsGoAsync(reason: StreamEnd.EdgeLeaving);
        await call.EdgeTakesItAsync(Guid.NewGuid(), PhoneCall.EdgeTwo);
        await call.TransferAsync(bySupervisor: true);

        call.Sent<SayToCaller>(m => m.CallId, to: PhoneCall.EdgeTwo).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_announcement_that_dies_with_its_stream_can_be_asked_for_in_the_next_session(bool isReported)
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.TransferAsync(bySupervisor: true);

        // An edge that was killed reports nothing; its call may be back at another one before anybody has missed it.
        if (isReported)
            await call.EdgeLetsGoAsync(reason: StreamEnd.ConnectionLost);
        await call.EdgeTakesItAsync(Guid.NewGuid(), PhoneCall.EdgeTwo);

        (await call.StateAsync()).TransferTimeoutId.ShouldBeNull();
        await call.TransferAsync(bySupervisor: true);
        call.Sent<SayToCaller>(m => m.CallId, to: PhoneCall.EdgeTwo).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_is_reported_again_does_not_end_what_it_announces()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.TransferAsync(bySupervisor: true);

        await call.EdgeTakesItAsync();
        await call.TransferAsync(bySupervisor: true);

        call.Sent<SayToCaller>(m => m.CallId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_supervisors_transfer_without_an_edge_is_not_announced()
    {
        var call = new PhoneCall(board);
        await call.TalksAsync();
        await call.EdgeLetsGoAsync();

        await call.TransferAsync(bySupervisor: true);

        await call.ShouldBeAsync("Transferring");
    }
}
