using System.Text;
using CallCenter.CallSaga.Calls;
using CallCenter.Platform.Persistence;
using MassTransit;
using MassTransit.SagaStateMachine;

namespace CallCenter.CallSaga.Tests.Calls;

/// <summary>Draws the state machine as a page: a diagram of the transitions, and a table of what each state makes of each message.</summary>
internal sealed class CallLifePage : StateMachineVisitor
{
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> transitions = [];
    private readonly HashSet<(string State, string Event)> handled = [];
    private string state = "";
    private string @event = "";

    public static string Of(CallStateMachine machine)
    {
        var page = new CallLifePage();
        machine.Accept(page);
        return page.Write(machine);
    }

    public void Visit(State state, Action<State> next)
    {
        this.state = state.Name;
        next(state);
    }

    public void Visit(Event @event, Action<Event> next)
    {
        Note(@event);
        next(@event);
    }

    public void Visit<TData>(Event<TData> @event, Action<Event<TData>> next)
        where TData : class
    {
        Note(@event);
        next(@event);
    }

    public void Visit(IStateMachineActivity activity) => Visit(activity, _ => { });

    public void Visit(IStateMachineActivity activity, Action<IStateMachineActivity> next)
    {
        if (activity is TransitionActivity<CallState> transition)
            Transitions(state, transition.ToState.Name).Add(Title(@event));
        next(activity);
    }

    public void Visit<T>(IBehavior<T> behavior)
        where T : class, SagaStateMachineInstance
    {
    }

    public void Visit<T>(IBehavior<T> behavior, Action<IBehavior<T>> next)
        where T : class, SagaStateMachineInstance => next(behavior);

    public void Visit<T, TData>(IBehavior<T, TData> behavior)
        where T : class, SagaStateMachineInstance
        where TData : class
    {
    }

    public void Visit<T, TData>(IBehavior<T, TData> behavior, Action<IBehavior<T, TData>> next)
        where T : class, SagaStateMachineInstance
        where TData : class => next(behavior);

    private static string Title(string @event) => @event.Replace(".Received", "", StringComparison.Ordinal);

    private static bool IsNews(string @event) => !@event.EndsWith(".AnyReceived", StringComparison.Ordinal);

    private SortedSet<string> Transitions(string from, string to) =>
        transitions.TryGetValue((from, to), out var events) ? events : transitions[(from, to)] = new(StringComparer.Ordinal);

    private void Note(Event visited)
    {
        @event = visited.Name;
        handled.Add((state, @event));
    }

    private string Write(CallStateMachine machine)
    {
        var page = new StringBuilder();
        page.Append(
            """
            # The life of a call

            Generated from the state machine in `src/CallSaga/Calls/CallStateMachine.cs` by its tests; with `UPDATE_DOCS=1` they write it anew.
            Users see `Closing` as closed and still in progress: the end is under way, and news of it may still come.


            """);
        page.Append("```mermaid\nstateDiagram-v2\n    [*] --> Initiating: IncomingCall, StartCall\n");
        foreach (var ((from, to), events) in transitions.Where(transition => transition.Key.From is not "Initial"))
            page.Append("    ").Append(from).Append(" --> ").Append(to).Append(": ").AppendJoin(", ", events).Append('\n');
        page.Append("    Closed --> [*]\n```\n\n");
        page.Append("What each state makes of each message: ● acts on it, · knowingly ignores it. A message of a call that does not exist is logged and dropped.\n\n");

        State[] states = [machine.Initiating, machine.Talking, machine.Transferring, machine.Closing, machine.Closed];
        page.Append("| message |").AppendJoin("|", states.Select(column => $" {column.Name} ")).Append("|\n|---|").Append(string.Concat(states.Select(_ => ":-:|"))).Append('\n');
        foreach (var row in machine.Events.Select(news => news.Name).Where(IsNews).Order(StringComparer.Ordinal))
            page.Append("| ").Append(Title(row)).Append(" |").AppendJoin("|", states.Select(column => handled.Contains((column.Name, row)) ? " ● " : " · ")).Append("|\n");
        return page.ToString().ReplaceLineEndings("\n");
    }
}
