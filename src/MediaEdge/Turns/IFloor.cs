namespace CallCenter.MediaEdge.Turns;

/// <summary>Who follows the turns of a call, as seen by those who speak and act in it.</summary>
internal interface IFloor
{
    /// <summary>Sound of the caller so far: the time of the call.</summary>
    TimeSpan Now { get; }

    /// <summary>True while the assistant has nothing more to say or hear, because the call is being handed on or ended.</summary>
    bool IsSuspended { get; }

    /// <summary>A sentence of the answer is there.</summary>
    void AnswerSpoke();

    /// <summary>Stops deciding: the call is being handed on or ended.</summary>
    void Suspend();

    /// <summary>Decides again, from here on.</summary>
    void Resume();
}
