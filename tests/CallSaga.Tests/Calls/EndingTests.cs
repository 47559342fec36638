using CallCenter.CallSaga.Calls;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Tests.Calls;

public sealed class EndingTests
{
    [Theory]
    [InlineData(486, 560486, CloseReason.Busy)]
    [InlineData(486, 0, CloseReason.Busy)]
    [InlineData(600, 560600, CloseReason.Busy)]
    [InlineData(603, 0, CloseReason.Declined)]
    [InlineData(603, 560603, CloseReason.Declined)]
    [InlineData(487, 10003, CloseReason.NoAnswer)]
    [InlineData(487, 10004, CloseReason.NoAnswer)]
    [InlineData(480, 10037, CloseReason.NoAnswer)]
    [InlineData(480, 560480, CloseReason.NoAnswer)]
    [InlineData(408, 560408, CloseReason.NoAnswer)]
    [InlineData(404, 560404, CloseReason.Failed)]
    [InlineData(403, 510403, CloseReason.Failed)]
    [InlineData(484, 560484, CloseReason.Failed)]
    [InlineData(500, 9999, CloseReason.Failed)]
    public void A_call_of_ours_that_nobody_took_ended_for(int code, int subCode, CloseReason reason) =>
        Ending.Reason(new CallState { Direction = CallDirection.Outbound }, new(code, subCode)).ShouldBe(reason);

    [Theory]
    [InlineData(487, 0, CloseReason.CallerHungUp)]
    [InlineData(487, 540487, CloseReason.CallerHungUp)]
    [InlineData(0, 540000, CloseReason.CallerHungUp)]
    [InlineData(404, 8522, CloseReason.Failed)]
    public void A_call_that_rang_and_was_not_talked_on_ended_for(int code, int subCode, CloseReason reason) =>
        Ending.Reason(new CallState { Direction = CallDirection.Inbound }, new(code, subCode)).ShouldBe(reason);

    [Theory]
    [InlineData(200, 7000, CloseReason.CallerHungUp)]
    [InlineData(0, 560000, CloseReason.CallerHungUp)]
    [InlineData(0, 0, CloseReason.CallerHungUp)]
    [InlineData(410, 301005, CloseReason.Failed)]
    [InlineData(500, 9999, CloseReason.Failed)]
    [InlineData(503, 560503, CloseReason.Failed)]
    public void A_call_that_was_talked_on_ended_for(int code, int subCode, CloseReason reason) =>
        Ending.Reason(new CallState { ConnectedAt = Some.Morning }, new(code, subCode)).ShouldBe(reason);
}
