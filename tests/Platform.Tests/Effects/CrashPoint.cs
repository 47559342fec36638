namespace CallCenter.Platform.Tests.Effects;

/// <summary>Where in the life of an effect the process dies.</summary>
public enum CrashPoint
{
    /// <summary>The intent is committed, the effect not yet brought about.</summary>
    WrittenDown,

    /// <summary>The effect is brought about, not yet settled.</summary>
    BroughtAbout,

    /// <summary>The effect is settled, its outcome not yet published.</summary>
    Settled,
}
