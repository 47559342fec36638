using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Housekeeping;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneNumber = CallCenter.Contracts.Calls.PhoneNumber;

namespace CallCenter.MediaEdge.Tests.Journal;

[Trait("Speed", "slow")]
public sealed class JournalSweepTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() =>
        _edge = await EdgeHost.StartAsync(("journal:enabled", "true"), ("journal:limit_mb", "16"), ("journal:keep_day", "3"), ("media_edge:drain_limit_sec", "0"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task The_journals_of_an_erased_caller_go_and_those_of_others_stay()
    {
        var (erased, other) = (await TalkAsync(), await TalkAsync());
        await using (var scope = _edge.Services.CreateAsyncScope())
        {
            // As a caller of another number.
            var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
            await store.Calls.Where(call => call.CorrelationId == other).ExecuteUpdateAsync(set => set.SetProperty(call => call.PhoneNumber, "+33699999999"), TestContext.Current.CancellationToken);
            await store.Calls.ExecuteUpdateAsync(set => set.SetProperty(call => call.CurrentState, "Closed"), TestContext.Current.CancellationToken);
        }

        await SweepAsync();
        Journals.Paths(_edge, erased).Length.ShouldBe(1);

        var erasure = ActivatorUtilities.CreateInstance<CallerErasure>(_edge.Services);
        var outcome = await erasure.EraseAsync(PhoneNumber.Parse("+33612345678"), TestContext.Current.CancellationToken);
        outcome.Erased.Calls.ShouldBe(1);
        await SweepAsync();
        Journals.Paths(_edge, erased).ShouldBeEmpty();
        Journals.Paths(_edge, other).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Journals_go_with_their_age_and_the_oldest_beyond_the_limit()
    {
        var call = await _edge.KnownCallAsync();
        var tooOld = Write(call, Now.AddDays(-4), 1, lastWritten: Now.AddDays(-4));
        var long_ = Write(call, Now.AddDays(-4.5), 1, lastWritten: Now.AddDays(-1));
        var oldest = Write(call, Now.AddDays(-2), 6, lastWritten: Now);
        var middle = Write(call, Now.AddDays(-1), 6, lastWritten: Now);
        var newest = Write(call, Now, 6, lastWritten: Now);
        var foreign = Path.Combine(Path.GetDirectoryName(newest)!, "notes.journal");
        await File.WriteAllTextAsync(foreign, "not ours", TestContext.Current.CancellationToken);
        await SweepAsync();
        File.Exists(tooOld).ShouldBeFalse();
        File.Exists(long_).ShouldBeFalse(); // The limit: 19 MB are 3 too many.
        File.Exists(oldest).ShouldBeFalse();
        File.Exists(middle).ShouldBeTrue();
        File.Exists(newest).ShouldBeTrue();
        File.Exists(foreign).ShouldBeTrue();
    }

    [Fact]
    public async Task While_the_store_is_away_every_journal_stays()
    {
        var call = await TalkAsync();
        await using (var scope = _edge.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CallCenterDbContext>().Database.ExecuteSqlRawAsync("ALTER TABLE Calls RENAME TO Away", TestContext.Current.CancellationToken);
        await Should.ThrowAsync<Exception>(SweepAsync);
        Journals.Paths(_edge, call).Length.ShouldBe(1);
    }

    private Task SweepAsync() => _edge.Services.GetRequiredService<JournalSweep>().SweepAsync(TestContext.Current.CancellationToken);

    private async Task<Guid> TalkAsync()
    {
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        await Journals.HangUpAsync(_edge, call, phone);
        return call;
    }

    private string Write(Guid call, DateTimeOffset began, int megabytes, DateTimeOffset lastWritten)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_edge.DataFolder, "journals")).FullName;
        var path = Path.Combine(folder, new JournalName(call, began, Guid.NewGuid()).ToString());
        File.WriteAllBytes(path, new byte[megabytes * 1024 * 1024]);
        File.SetLastWriteTimeUtc(path, lastWritten.UtcDateTime);
        return path;
    }
}
