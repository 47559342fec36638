using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>Shows failed messages, and what became of them.</summary>
internal interface IFailedMessagesView
{
    /// <summary>A page of them, as the API tells it, of so many in all.</summary>
    void List(JsonElement messages, int total);

    /// <summary>One of them, with its body.</summary>
    void Show(JsonElement message);

    /// <summary>So many are on their way again, and so many stayed.</summary>
    void Replayed(ReplayCount count);

    /// <summary>One was thrown away.</summary>
    void Deleted();
}
