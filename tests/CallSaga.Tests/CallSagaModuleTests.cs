using CallCenter.CallSaga.Control.Results;
using CallCenter.CallSaga.Tests.Control;
using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Tests;

public sealed class CallSagaModuleTests(ControlDesk desk) : IClassFixture<ControlDesk>
{
    [Fact]
    public async Task A_call_asked_for_on_the_bus_reaches_the_telephone_service_and_its_refusal_closes_the_call()
    {
        var call = Guid.NewGuid();
        desk.Service.Answers[call.ToString()] = _ => (400, """{"error":{"code":"8523"}}""");

        await desk.Bus.Publish(
            new StartCall { CallId = call, Initiation = Some.Initiation(), RequestedAt = Some.Morning }, TestContext.Current.CancellationToken);

        (await desk.EventAsync<CallClosed>(m => m.CallId, call)).Reason.ShouldBe(CloseReason.Failed);
        desk.Service.About(call).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_ring_on_the_bus_is_answered()
    {
        var call = Guid.NewGuid();
        desk.Service.Answers[call.ToString()] = _ => (200, """{"callConnectionId":"c"}""");

        await desk.Bus.Publish(
            new IncomingCall { CallId = call, Initiation = Some.Initiation(), IncomingCallContext = "eyJctx", RangAt = Some.Morning },
            TestContext.Current.CancellationToken);

        await desk.EventAsync<CallPlaced>(m => m.CallId, call);
        desk.Service.About(call).ShouldHaveSingleItem().Target.ShouldContain(":answer");
    }
}
