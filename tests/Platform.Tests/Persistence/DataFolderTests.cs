using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Tests.Persistence;

public sealed class DataFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_missing_folder_is_made()
    {
        _ = new DataFolder(folder.PathOf("a/b"));

        Directory.Exists(folder.PathOf("a/b")).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(folder.PathOf("a/b")).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        folder.Write("file", "");

        Should.Throw<DataFolderException>(() => new DataFolder(folder.PathOf("file/below"))).Message
            .ShouldBe($"The data folder {folder.PathOf("file/below")} cannot be written to; set CALLCENTER_DATA to one that can.");
    }

    [Fact]
    public void The_environment_goes_before_the_configuration() => DataFolder.Of(new ConfigurationBuilder()
            .AddInMemoryCollection([new("database:data_folder", folder.PathOf("configured")), new("CALLCENTER_DATA", folder.PathOf("named"))])
            .Build())
        .Root.ShouldBe(folder.PathOf("named"));

    [Fact]
    public async Task A_secret_is_drawn_once_by_all_who_ask_at_once()
    {
        var drawn = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Convert.ToHexString(new DataFolder(folder.Path).Secret("a.key", 32)), Cancellation)));

        drawn.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().Length.ShouldBe(64);
        Directory.EnumerateFiles(folder.Path).ShouldBe([folder.PathOf("a.key")]);
    }

    [Fact]
    public void A_secret_is_for_the_owners_eyes_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions in another way");
        new DataFolder(folder.Path).Secret("a.key", 32);

#pragma warning disable CA1416 // Skipped on Windows.
        File.GetUnixFileMode(folder.PathOf("a.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    public void Dispose() => folder.Dispose();
}
