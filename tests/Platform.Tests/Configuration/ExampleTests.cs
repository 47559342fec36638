using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Configuration.Example;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Documentation;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class ExampleTests
{
    public static TheoryData<string> Settings =>
    [
        .. typeof(SectionAttribute).Assembly.GetTypes()
            .Where(type => type.Namespace is "CallCenter.Platform.Configuration" && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type == typeof(FeatureFlags)))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"),
    ];

    [Fact]
    public void The_same_types_give_the_same_text_and_a_configuration_without_a_problem()
    {
        var example = ExampleConfiguration.Write();

        example.ShouldBe(ExampleConfiguration.Write());
        TestConfiguration.ProblemsOf(example).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_is_documented_with_the_range_that_is_checked(string name)
    {
        var setting = Setting(name);
        var (meaning, values) = new SettingTexts(new CodeComments(setting.DeclaringType!.Assembly)).Of(setting);

        meaning.ShouldNotBeEmpty();
        foreach (var limit in Limits(setting))
            values.Replace(",", "", StringComparison.Ordinal).ShouldContain(limit);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void What_opens_something_is_a_secret(string name)
    {
        var setting = Setting(name);
        if (setting.Name is "AccessKey" or "Key" or "Password" or "ConnectionString" or "Headers" || setting.Name.EndsWith("Key", StringComparison.Ordinal))
            setting.GetCustomAttribute<SecretAttribute>().ShouldNotBeNull();
    }

    private static PropertyInfo Setting(string name) =>
        typeof(SectionAttribute).Assembly.GetTypes().Single(type => string.Equals(type.Name, name.Split('.')[0], StringComparison.Ordinal)).GetProperty(name.Split('.')[1])!;

    private static IEnumerable<string> Limits(PropertyInfo setting)
    {
        if (setting.GetCustomAttribute<DurationAttribute>() is { } duration)
            return [Text(duration.Min), Text(duration.Max)];
        return setting.GetCustomAttribute<RangeAttribute>() is { } range ? [Text(range.Minimum), Text(range.Maximum)] : [];
    }

    private static string Text(object limit) => Convert.ToString(limit, CultureInfo.InvariantCulture)!;
}
