using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Security;

public sealed class CallTokensTests : IDisposable
{
    private static readonly Guid Call = new("5b6a4f2e-2a36-4a5e-9d4b-51a1c0de0001");

    private readonly TempFolder folder = new();
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void A_token_opens_its_call() => Tokens().Accepts(Call, Tokens().Issue(Call)).ShouldBeTrue();

    [Fact]
    public void A_token_opens_no_other_call() => Tokens().Accepts(Guid.NewGuid(), Tokens().Issue(Call)).ShouldBeFalse();

    [Fact]
    public void A_token_is_good_as_long_as_a_call_can_last_and_not_for_ever()
    {
        var token = Tokens().Issue(Call);

        clock.Advance(TimeSpan.FromMinutes(119));
        Tokens().Accepts(Call, token).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(1));
        Tokens().Accepts(Call, token).ShouldBeFalse();
    }

    [Fact]
    public void A_token_survives_a_restart() => new CallTokens(Options.Create(new SecurityOptions()), Options.Create(new CallTimeoutOptions()), new DataFolder(folder.Path), clock)
        .Accepts(Call, Tokens().Issue(Call)).ShouldBeTrue();

    [Fact]
    public void A_token_of_another_installation_is_refused()
    {
        using var other = new TempFolder();

        Tokens().Accepts(Call, Tokens(other).Issue(Call)).ShouldBeFalse();
    }

    [Fact]
    public void Services_with_the_same_configured_key_accept_one_another()
    {
        using var other = new TempFolder();
        var key = Convert.ToBase64String(new byte[32]);

        Tokens(other, key).Accepts(Call, Tokens(folder, key).Issue(Call)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("%%%")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_token_is_refused(string? token) => Tokens().Accepts(Call, token).ShouldBeFalse();

    [Fact]
    public void A_token_with_any_letter_changed_is_refused()
    {
        var token = Tokens().Issue(Call);
        for (var i = 0; i < token.Length - 1; i++)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Tokens().Accepts(Call, new string(changed)).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_token_fits_a_url_as_it_is() => Uri.EscapeDataString(Tokens().Issue(Call)).ShouldBe(Tokens().Issue(Call));

    public void Dispose() => folder.Dispose();

    private CallTokens Tokens(TempFolder? data = null, string? key = null) => new(
        Options.Create(new SecurityOptions { CallTokenKey = key }),
        Options.Create(new CallTimeoutOptions()),
        new DataFolder((data ?? folder).Path),
        clock);
}
