using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Notifications;
using CallCenter.NotificationWorker.Tests.Hosting;
using CallCenter.Platform.Persistence;

namespace CallCenter.NotificationWorker.Tests.Sms;

public sealed class SummarySmsTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Fact]
    public async Task The_summary_is_texted_to_the_caller_in_the_language_of_the_call_and_once_however_often_it_is_told()
    {
        await using var service = await Listener.StartAsync(Recorded.Reply("send_minimal"));
        await using var worker = await Worker.StartAsync(service.Url);
        var call = Call();
        await worker.StoreAsync(call);

        await worker.PublishAsync(Insights(call.CorrelationId, "Merci de votre appel."));
        await worker.PublishAsync(Insights(call.CorrelationId, "Merci de votre appel."));

        var commands = new List<SendSms>();
        await foreach (var published in worker.Bus.Published.SelectAsync<SendSms>(TestContext.Current.CancellationToken))
        {
            commands.Add(published.Context.Message);
            if (commands.Count == 2)
                break;
        }

        commands.Select(command => command.SmsId).Distinct().ShouldHaveSingleItem();
        commands[0].To.Value.ShouldBe("+14255550123");
        commands[0].Text.ShouldBe("Merci de votre appel.");
        commands[0].Language.ShouldBe("fr-FR");
        commands[0].ToCaller.ShouldBeTrue();
        commands[0].CallId.ShouldBe(call.CorrelationId);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(" ", true)]
    [InlineData("Thank you.", false)]
    public async Task Nothing_is_texted_without_words_or_without_a_call(string? words, bool known)
    {
        await using var worker = await Worker.StartAsync(Nowhere);
        var call = Call();
        if (known)
            await worker.StoreAsync(call);

        await worker.PublishAsync(Insights(call.CorrelationId, words));

        (await worker.Bus.Consumed.Any<InsightsReady>(TestContext.Current.CancellationToken)).ShouldBeTrue();
        worker.Published.OfType<SendSms>().ShouldBeEmpty();
        worker.Published.OfType<MassTransit.Fault<InsightsReady>>().ShouldBeEmpty();
    }

    private static InsightsReady Insights(Guid callId, string? sms) => new()
    {
        CallId = callId,
        ConversationId = Guid.NewGuid(),
        Synthesis = new Synthesis { Short = "s", Long = "l", Satisfaction = Satisfaction.High, ImprovementSuggestions = "" },
        Next = new NextAction(NextActionKind.CaseClosed, "j"),
        SmsSummary = sms,
    };

    private static CallState Call()
    {
        var number = PhoneNumber.Parse("+14255550123");
        return new CallState
        {
            CorrelationId = Guid.NewGuid(),
            CurrentState = "Closed",
            ConversationId = Guid.NewGuid(),
            PhoneNumber = number.Value,
            Language = "fr-FR",
            Initiation = new CallInitiation
            {
                PhoneNumber = number,
                BotCompany = "Contoso",
                BotName = "Amélie",
                AgentPhoneNumber = number,
                Task = "Help.",
                Claim = [],
                Languages = ["fr-FR"],
                DefaultLanguage = "fr-FR",
                ProsodyRate = 1,
            },
        };
    }
}
