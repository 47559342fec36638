using CallCenter.CallSaga.Control.Commands;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using MassTransit;

namespace CallCenter.CallSaga.Calls.Steps;

/// <summary>Steps about the language menu.</summary>
internal static class LanguageSteps
{
    public static EventActivityBinder<CallState, T> PlayLanguageMenu<T>(this EventActivityBinder<CallState, T> step, CallStateMachine machine)
        where T : class =>
        step.Then(context => context.Saga.LanguageAttempts++)
            .Await(machine.MenuTimeout)
            .If(context => context.Saga.ConnectionId is not null, known => known.Publish(context => new PlayLanguageMenu
            {
                CallId = context.Saga.CorrelationId,
                ConnectionId = context.Saga.ConnectionId!,
                Caller = context.Saga.Initiation.PhoneNumber,
                Languages = context.Saga.Initiation.Languages,
                SpokenIn = context.Saga.Language,
                BotName = context.Saga.Initiation.BotName,
                BotCompany = context.Saga.Initiation.BotCompany,
                Attempt = context.Saga.LanguageAttempts,
                Variants = context.Saga.Variants,
            }));

    /// <summary>Plays the menu once more, or takes the default language after the last time.</summary>
    public static EventActivityBinder<CallState, T> AskLanguageAgain<T>(this EventActivityBinder<CallState, T> step, CallStateMachine machine)
        where T : class =>
        step.IfElse(context => context.Saga.LanguageAttempts < LanguageMenu.MostAttempts,
            again => again.PlayLanguageMenu(machine),
            enough => enough.KeepDefaultLanguage(machine));

    public static EventActivityBinder<CallState, T> KeepDefaultLanguage<T>(this EventActivityBinder<CallState, T> step, CallStateMachine machine)
        where T : class =>
        step.Then(context => context.Saga.LanguageAttempts = 0).StartStreaming(machine);

    public static EventActivityBinder<CallState, RecognizeCompleted> TakeLanguage(this EventActivityBinder<CallState, RecognizeCompleted> step) =>
        step.Then(context =>
        {
            context.Saga.Language = LanguageMenu.Choice(context.Saga, context.Message) ?? context.Saga.Language;
            context.Saga.LanguageAttempts = 0;
        });

    public static EventActivityBinder<CallState, T> CancelMedia<T>(this EventActivityBinder<CallState, T> step)
        where T : class =>
        step.If(context => context.Saga.ConnectionId is not null, known => known.Publish(context => new CancelMedia
        {
            CallId = context.Saga.CorrelationId,
            ConnectionId = context.Saga.ConnectionId!,
        }));
}
