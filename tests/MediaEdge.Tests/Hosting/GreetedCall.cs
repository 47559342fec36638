using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>A call whose greeting was heard.</summary>
/// <param name="Id">The call.</param>
/// <param name="Phone">Its caller.</param>
/// <param name="Address">Where the edge takes commands.</param>
internal sealed record GreetedCall(Guid Id, TestPhone Phone, Uri Address)
{
    /// <summary>A caller who was connected, and greeted.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="isAlone">Whether no other call is on it.</param>
    public static async Task<GreetedCall> StartAsync(EdgeHost edge, bool isAlone = true)
    {
        var id = await edge.KnownCallAsync();
        var phone = await edge.ConnectAsync(id);
        var started = (await edge.Bus.WaitAsync<MediaSessionStarted>(id)).Single();
        await edge.Bus.WaitAsync<TurnCompleted>(id);
        if (isAlone)
            await phone.CatchesUpAsync(edge.Sent);
        return new GreetedCall(id, phone, started.EdgeAddress);
    }
}
