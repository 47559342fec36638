namespace CallCenter.MediaEdge.Speech;

/// <summary>Turns what one caller says into text, from the moment it is started until it is disposed.</summary>
internal interface IRecognizer : IAsyncDisposable
{
    /// <summary>Begins to listen. What is heard is reported to the <see cref="RecognizerEvents"/> it was made with.</summary>
    void Start();

    /// <summary>Takes the caller's next sound. Never waits; called by the owner of the call only.</summary>
    /// <param name="sound">20 ms of it, signed 16-bit mono; valid during the call.</param>
    /// <param name="isSpeech">What our own detector takes it for.</param>
    void Push(ReadOnlySpan<byte> sound, bool isSpeech);

    /// <summary>Lets go of sound that holds no speech, so that it need not be kept to be sent again.</summary>
    /// <param name="before">Call time before which nothing was said that is not final yet.</param>
    void Forget(TimeSpan before);
}
