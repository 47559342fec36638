namespace CallCenter.Platform.Configuration.Variants;

/// <summary>Settings whose values may differ from caller to caller.</summary>
internal interface IAllottedSettings
{
    /// <summary>Those that do; the setting itself has the first of its values, for where no caller is at hand.</summary>
    IReadOnlyList<FlagAllotment> Allotments { get; set; }
}
