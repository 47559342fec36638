using System.Reflection;
using CallCenter.Platform.Configuration.Variants;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>
/// Fills options from the configuration. Problems at the start are reported by <see cref="ConfigurationCheck"/>; when a later
/// change of the file brings one, the change of that section is refused: the last good values stay, and a warning says why and where, once. A change
/// that is taken is told too, with its value where that is a number or a switch: anything else may be a secret or long.
/// </summary>
internal sealed partial class SettingsConfigurator<TOptions>(IConfiguration configuration, ILogger<ConfigurationCheck> logger) : IConfigureOptions<TOptions>
    where TOptions : class
{
    private TOptions? lastGood;
    private List<ConfigurationProblem> told = [];

    public void Configure(TOptions options)
    {
        var problems = new List<ConfigurationProblem>();
        new SettingsReader(problems).Read(options, configuration);
        if (problems.Count == 0)
        {
            if (lastGood is { } former)
                TellChanges(former, options);
            lastGood = options;
            told = [];
            return;
        }

        if (lastGood is null)
            return;
        TellProblems([.. problems.Select(problem => problem.In(configuration))]);
        foreach (var property in typeof(TOptions).GetProperties().Where(property => property.CanWrite))
            property.SetValue(options, property.GetValue(lastGood));
        if ((options, lastGood) is (IAllottedSettings refused, IAllottedSettings good))
            refused.Allotments = good.Allotments;
    }

    // Any change of the configuration has every section read again, also one that has nothing to do with this section, or was refused as a whole.
    private void TellProblems(List<ConfigurationProblem> problems)
    {
        foreach (var problem in problems.Except(told))
            LogRefused(logger, problem.Key, problem.Message);
        told = problems;
    }

    private void TellChanges(TOptions former, TOptions options)
    {
        var section = typeof(TOptions).GetCustomAttribute<SectionAttribute>()!.Path.Replace(':', '.');
        foreach (var property in typeof(TOptions).GetProperties().Where(property => property.CanWrite && property.PropertyType.IsValueType))
        {
            var key = SnakeCase.KeyOf(property);
            if (Shown(options, property) is { } value && !value.Equals(Shown(former, property)))
                LogTaken(logger, section, key, value);
        }
    }

    private static object? Shown(TOptions options, PropertyInfo property) =>
        (options as IAllottedSettings)?.Allotments.FirstOrDefault(allotment => string.Equals(allotment.Property.Name, property.Name, StringComparison.Ordinal))?.Text ?? property.GetValue(options);

    [LoggerMessage(Level = LogLevel.Information, Message = "Changed configuration taken, {Section}.{Key}: {Value}")]
    private static partial void LogTaken(ILogger logger, string section, string key, object value);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changed configuration refused, {Key}: {Problem}")]
    private static partial void LogRefused(ILogger logger, string key, string problem);
}
