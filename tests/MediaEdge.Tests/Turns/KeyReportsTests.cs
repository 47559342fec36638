using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Tests.Turns;

public sealed class KeyReportsTests
{
    private readonly KeyReports _reports = new();

    [Fact]
    public void A_key_that_only_one_side_reports_is_news_each_time() =>
        new[] { 0.0, 0.2, 0.4 }.Select(at => Take('1', inBand: true, at)).ShouldAllBe(news => news);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_that_both_sides_report_is_news_once(bool inBandFirst)
    {
        Take('1', inBandFirst, 0).ShouldBeTrue();
        Take('1', !inBandFirst, 1.5).ShouldBeFalse();
    }

    [Fact]
    public void The_same_key_pressed_twice_counts_twice_however_late_the_other_side_is()
    {
        Take('1', inBand: true, 0).ShouldBeTrue();
        Take('1', inBand: true, 0.3).ShouldBeTrue();
        Take('1', inBand: false, 0.5).ShouldBeFalse();
        Take('1', inBand: false, 0.8).ShouldBeFalse();
        Take('1', inBand: false, 1).ShouldBeTrue();
    }

    [Fact]
    public void Another_key_and_the_same_key_much_later_are_news()
    {
        Take('1', inBand: true, 0).ShouldBeTrue();
        Take('2', inBand: false, 0.1).ShouldBeTrue();
        Take('1', inBand: false, 3).ShouldBeTrue();
    }

    private bool Take(char key, bool inBand, double seconds) => _reports.IsNews(key, inBand, TimeSpan.FromSeconds(seconds));
}
