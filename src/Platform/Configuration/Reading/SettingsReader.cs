using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CallCenter.Platform.Configuration.Variants;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>
/// Fills an options object from its part of the configuration and notes every problem on the way: missing and unknown keys,
/// values of the wrong kind or out of range. A setting with a problem keeps its default.
/// </summary>
internal sealed class SettingsReader(ICollection<ConfigurationProblem> problems)
{
    // As much of a wrong value as it takes to find it.
    private const int LongestShown = 120;

    /// <summary>Reads a whole options class from the section it names.</summary>
    public void Read(object target, IConfiguration root)
    {
        var section = root.GetSection(target.GetType().GetCustomAttribute<SectionAttribute>()!.Path);
        if (section.Exists() || target is not ISpareSettings spare || spare.AreNeeded(root))
            Fill(target, section);
    }

    /// <summary>Reads settings from a section that others read a part of.</summary>
    /// <param name="target">The settings.</param>
    /// <param name="section">The section.</param>
    /// <param name="alsoKnown">The keys that others read.</param>
    public void Fill(object target, IConfigurationSection section, params IReadOnlyList<string> alsoKnown)
    {
        var properties = target.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true }).ToList();
        foreach (var property in properties)
            Fill(target, property, section.GetSection(SnakeCase.KeyOf(property)));
        ReportUnknown(section, properties.Select(SnakeCase.KeyOf).ToList(), [.. target.GetType().GetCustomAttribute<SectionAttribute>()?.AlsoKnown ?? [], .. alsoKnown]);
        (target as ICheckedSettings)?.Check((key, message) => Report(key.Length == 0 ? section.Path : $"{section.Path}:{key}", message));
    }

    private void Fill(object target, PropertyInfo property, IConfigurationSection section)
    {
        if (!section.Exists())
        {
            if (property.GetCustomAttribute<RequiredAttribute>() is not null)
                Report(section.Path, $"is missing, expected {SettingValue.Expectation(property)}");
            else if (property.GetValue(target) is { } part && IsGroup(property.PropertyType))
                Fill(part, section);
        }
        else if (ElementType(property.PropertyType) is { } element)
        {
            if (ReadList(section, element, property) is { } list)
                property.SetValue(target, list);
        }
        else if (IsGroup(property.PropertyType))
        {
            ReadGroup(target, property, section);
        }
        else if (target is IAllottedSettings allotted && AllotmentReader.IsMeant(section.Value))
        {
            ReadAllotment(allotted, property, section);
        }
        else if (SettingValue.TryRead(section.Value, property, property.PropertyType, out var value, out var expected))
        {
            property.SetValue(target, value);
            if (value is Uri address && EncryptedAddress.Expected(address, property) is { } right)
                ReportValue(section, property, right);
        }
        else
        {
            ReportValue(section, property, expected);
        }
    }

    private void ReadAllotment(IAllottedSettings target, PropertyInfo property, IConfigurationSection section)
    {
        if (AllotmentReader.Read(section.Value!, property, out var problem) is not { } allotment)
        {
            Report(section.Path, problem);
            return;
        }

        target.Allotments = [.. target.Allotments, allotment];
        property.SetValue(target, allotment.Shares[0].Value);
    }

    private void ReadGroup(object target, PropertyInfo property, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            Report(section.Path, "expected keys below it, not a value");
            return;
        }

        var group = property.GetValue(target) ?? Activator.CreateInstance(property.PropertyType)!;
        Fill(group, section);
        property.SetValue(target, group);
    }

    private IList? ReadList(IConfigurationSection section, Type element, PropertyInfo property)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            Report(section.Path, "expected a list");
            return null;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var child in section.GetChildren())
        {
            if (IsGroup(element))
            {
                var item = Activator.CreateInstance(element)!;
                Fill(item, child);
                list.Add(item);
            }
            else if (SettingValue.TryRead(child.Value, property, element, out var value, out var expected))
            {
                list.Add(value);
            }
            else
            {
                ReportValue(child, property, expected);
            }
        }

        if (list.Count == 0 && property.GetCustomAttribute<RequiredAttribute>() is not null)
            Report(section.Path, "is empty, expected a list of one or more");
        return list;
    }

    private void ReportUnknown(IConfigurationSection section, List<string> known, IReadOnlyList<string> alsoKnown)
    {
        foreach (var child in section.GetChildren())
        {
            if (known.Concat(alsoKnown).Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                continue;
            Report(child.Path, Suggestion.For(child.Key, known.Concat(alsoKnown)) is { } meant ? $"is unknown, did you mean {meant}?" : "is unknown");
        }
    }

    private void ReportValue(IConfigurationSection section, PropertyInfo property, string expected) => Report(
        section.Path,
        property.GetCustomAttribute<SecretAttribute>() is null && section.Value is { } given
            ? $"'{Shown(given)}' will not do, expected {expected}"
            : $"the value will not do, expected {expected}");

    private static string Shown(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");

    private void Report(string path, string message) => problems.Add(new ConfigurationProblem(DottedKey(path), message));

    private static string DottedKey(string path) => path.Replace(':', '.').ToLowerInvariant();

    /// <summary>Whether a setting is written as keys below its own.</summary>
    public static bool IsGroup(Type type) => type.IsClass && type != typeof(string) && type != typeof(Uri) && ElementType(type) is null;

    /// <summary>What a setting is a list of; null where it is none.</summary>
    public static Type? ElementType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;
}
