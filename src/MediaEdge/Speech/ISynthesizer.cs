using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Speech;

/// <summary>Speaks to one caller, one passage after another.</summary>
internal interface ISynthesizer : IAsyncDisposable
{
    /// <summary>Makes ready what takes time, before the first passage; a failure shows when that is spoken.</summary>
    /// <param name="language">Language and voice that will probably speak first.</param>
    /// <param name="cancellationToken">The call is over.</param>
    Task PrepareAsync(Language language, CancellationToken cancellationToken);

    /// <summary>Speaks a passage; ends when all of its sound was passed on, it failed or it was cancelled.</summary>
    /// <param name="passage">What to speak, and where its sound goes.</param>
    /// <param name="cancellationToken">The call is over.</param>
    /// <returns>Null when it was spoken to its end or is not wanted any more; else why the rest is missing.</returns>
    Task<SpeechFailure?> SpeakAsync(Passage passage, CancellationToken cancellationToken);
}
