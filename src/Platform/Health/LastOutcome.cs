namespace CallCenter.Platform.Health;

/// <summary>
/// How a service outside has fared the last time it was asked, as the requests of calls show: a probe of its own would be billed, or ring somebody's
/// telephone. Until it was asked it is taken for well. Safe for several threads.
/// </summary>
public sealed class LastOutcome
{
    private volatile bool failed;

    /// <summary>Whether it did what it was asked to, or was not asked yet.</summary>
    public bool IsWell => !failed;

    /// <summary>It did what it was asked to.</summary>
    public void Succeeded() => failed = false;

    /// <summary>It could not be reached, or did not do what it was asked to.</summary>
    public void Failed() => failed = true;

    /// <summary>It answered with this HTTP status: what tells of a wrong key, a spent quota or trouble of its own is a failure, what finds fault with the request is none.</summary>
    public void Answered(int status) => failed = status is 401 or 403 or 408 or 429 or >= 500;
}
