using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What leads a call once the shape of its sound is known. Everything in it runs on the owner's task of its session, one event after another.</summary>
internal interface ICallEngine : IAsyncDisposable
{
    /// <summary>Index of the last turn published; null where none was.</summary>
    int? LastTurn { get; }

    /// <summary>Begins: listens and greets.</summary>
    void Start();

    /// <summary>Takes the next event, and does what follows from it. Sound of the event may be changed where it lies, and is not kept.</summary>
    ValueTask TakeAsync(CallEvent happened);

    /// <summary>The session is over: what was heard so far is all that will be. Nothing is said after it, and it is disposed of next.</summary>
    /// <param name="reason">What ended it.</param>
    /// <returns>What the saga wanted said and was not heard to its end, oldest first.</returns>
    IReadOnlyList<SayToCaller> Finish(StreamEnd reason);
}
