using CallCenter.Contracts.Media;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Conversations;

/// <summary>
/// Notes that the edge has let go. The bus keeps no order between an edge's last turn and this news, so a turn that is named but not
/// stored yet is awaited.
/// </summary>
internal sealed class ForgetSession(CallCenterDbContext store) : CallActivity<MediaSessionEnded>
{
    protected override async Task ExecuteAsync(BehaviorContext<CallState, MediaSessionEnded> context)
    {
        var (call, ended) = (context.Saga, context.Message);
        var complete = ended.LastTurn is not { } last
            || await StoredTurns.ContainsAsync(store, ended.SessionId, last, context.CancellationToken);
        call.EdgeAddress = null;
        call.MediaSessionId = complete ? null : ended.SessionId;
        call.AwaitedTurn = complete ? null : ended.LastTurn;
    }
}
