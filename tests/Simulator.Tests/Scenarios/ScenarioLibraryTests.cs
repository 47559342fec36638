using CallCenter.Simulator.Scenarios;

namespace CallCenter.Simulator.Tests.Scenarios;

public sealed class ScenarioLibraryTests
{
    private readonly ScenarioLibrary _library = new(ScenarioLibrary.ShippedFolder);

    public static TheoryData<string> Shipped => [.. new ScenarioLibrary(ScenarioLibrary.ShippedFolder).Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_scenario_is_valid(string name)
    {
        var scenario = _library.Get(name);

        scenario.Name.ShouldBe(name);
        scenario.Description.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_example_of_the_documentation_is_valid()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "scenarios.md"));
        var example = document.Split("```yaml")[1].Split("```")[0];

        ScenarioReader.Read(example, "scenarios.md").Caller.Rules.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("it-suport", "it-support")]
    [InlineData("shower", "shower-leak")]
    public void An_unknown_name_is_answered_with_the_nearest_ones(string typed, string meant)
        => Should.Throw<UnknownScenarioException>(() => _library.Get(typed)).Message.ShouldContain(meant);

    [Fact]
    public void A_name_like_no_other_gets_no_suggestion()
        => Should.Throw<UnknownScenarioException>(() => _library.Get("zzzzzzzz")).Message.ShouldBe("there is no scenario 'zzzzzzzz'; ./callcenter simulate list shows them");

    [Fact]
    public void A_missing_folder_holds_no_scenarios()
        => new ScenarioLibrary(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())).Names.ShouldBeEmpty();

    [Fact]
    public void A_scenario_of_ones_own_takes_precedence()
    {
        var own = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(own.FullName, "it-support.yaml"), "name: it-support\ndescription: mine");

            new ScenarioLibrary(ScenarioLibrary.ShippedFolder, own.FullName).Get("it-support").Description.ShouldBe("mine");
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_whose_scenario_has_another_name_is_refused()
    {
        var text = new ScenarioText("name: other", "file.yaml", "file");

        Should.Throw<InvalidScenarioException>(() => text.Read()).Message.ShouldContain("'file'");
    }
}
