using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class CallbackTests : IAsyncDisposable
{
    private readonly TestExchange _exchange = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Every_callback_carries_a_fresh_token_that_its_key_set_proves()
    {
        _exchange.Place(new ScriptedHandset { Answer = new(Simulator.Telephony.RingOutcome.PickUp, default) });
        await _exchange.RunAsync(_exchange.Exchange.Calls.Single(), 0.1);
        var events = await _exchange.Callbacks.UntilAsync("ParticipantsUpdated");
        string.Equals(events[0].Token, events[1].Token, StringComparison.Ordinal).ShouldBeFalse();

        var keys = new JsonWebKeySet(System.Text.Json.JsonSerializer.Serialize(_exchange.Tokens.KeySet()));
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(events[0].Token, new TokenValidationParameters
        {
            ValidIssuer = "http://simulator.test",
            ValidAudience = new SimulatorOptions().AcsResourceId,
            IssuerSigningKeys = keys.Keys,
            LifetimeValidator = (from, to, _, _) => to - from == TimeSpan.FromMinutes(5) && from <= _exchange.Time.GetUtcNow().UtcDateTime,
        });
        checkedToken.Exception.ShouldBeNull();
        ((JsonWebToken)checkedToken.SecurityToken).Alg.ShouldBe("RS256");
    }

    [Fact]
    public async Task A_callback_that_is_not_taken_is_repeated_and_the_next_ones_wait_for_it()
    {
        _exchange.Callbacks.Failures = 2;
        var call = _exchange.Place(new ScriptedHandset { Answer = new(Simulator.Telephony.RingOutcome.PickUp, default) });
        await _exchange.RunAsync(call, 0.1);
        (await NextAfterPausesAsync()).Type.ShouldBe("CallConnected");
        (await _exchange.Callbacks.NextAsync()).Type.ShouldBe("ParticipantsUpdated");
    }

    [Fact]
    public async Task After_the_last_attempt_a_callback_is_given_up_and_the_next_one_goes_out()
    {
        _exchange.Callbacks.Failures = 6;
        var call = _exchange.Place(new ScriptedHandset { Answer = new(Simulator.Telephony.RingOutcome.PickUp, default) });
        await _exchange.RunAsync(call, 0.1);
        (await NextAfterPausesAsync()).Type.ShouldBe("ParticipantsUpdated");
    }

    [Fact]
    public void The_discovery_document_names_issuer_and_key_set()
    {
        var document = System.Text.Json.JsonSerializer.SerializeToNode(_exchange.Tokens.OpenIdConfiguration())!;
        ((string?)document["issuer"]).ShouldBe("http://simulator.test");
        ((string?)document["jwks_uri"]).ShouldBe("http://simulator.test/calling/keys");
    }

    /// <summary>The next event, after as many pauses as it takes.</summary>
    private async Task<ReceivedEvent> NextAfterPausesAsync()
    {
        var next = _exchange.Callbacks.NextAsync();
        while (!next.IsCompleted)
        {
            _exchange.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await next;
    }
}
