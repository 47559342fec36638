using CallCenter.Local.Distributed;
using CallCenter.Testing;
using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd.Distributed;

/// <summary>Data folders where root may go and the account of PostgreSQL may not.</summary>
public sealed class GuardedDataFolder : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> outside = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        outside.ForEach(home => Directory.Delete(home, recursive: true));
    }

    [Fact]
    public async Task The_database_is_then_in_the_home_of_its_account_and_found_again_there()
    {
        SkipUnlessRoot();
        var cluster = await PreparedAsync();
        await using (var supervisor = new Supervisor(folder.Path, TextWriter.Null, TimeProvider.System))
        {
            await supervisor.StartAsync(cluster.Part).WaitAsync(Stop);
            await cluster.CreateDatabaseAsync(Stop);
        }

        var again = await PreparedAsync();

        cluster.IsElsewhere.ShouldBeTrue();
        again.Home.ShouldBe(cluster.Home);
        PostgresCluster.IsIn(again.Home).ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_its_account_does_not_get_to_any_more_is_named_instead_of_beginning_a_new_one()
    {
        SkipUnlessRoot();
        folder.LetOthersThrough();
        var cluster = await PreparedAsync();
        cluster.IsElsewhere.ShouldBeFalse();
        folder.KeepOthersOut();

        var error = await Should.ThrowAsync<PartFailedException>(PreparedAsync);

        error.Message.ShouldContain(cluster.Home);
        error.Message.ShouldContain("chmod o+x");
    }

    private static void SkipUnlessRoot()
    {
        Assert.SkipWhen(PostgresInstallation.Missing is not null, PostgresInstallation.Missing ?? "");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root needs another account for the server");
    }

    private async Task<PostgresCluster> PreparedAsync()
    {
        var cluster = new PostgresCluster(new(folder.Path), new FreePort().Next());
        await cluster.PrepareAsync(Stop);
        if (cluster.IsElsewhere && !outside.Contains(cluster.Home))
            outside.Add(cluster.Home);
        return cluster;
    }
}
