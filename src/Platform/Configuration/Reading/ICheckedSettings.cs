namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Settings that depend on one another: completed and checked after all of them were read.</summary>
internal interface ICheckedSettings
{
    /// <summary>Derives what follows from the settings and reports what does not fit together.</summary>
    /// <param name="report">Takes the key relative to this section (empty for the section itself) and what is wrong with it.</param>
    void Check(Action<string, string> report);
}
