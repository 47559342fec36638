using System.Reflection;
using CallCenter.Contracts.Calls;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>The folder that the journals of this edge lie in. They hold what was said, so they are for their owner's eyes alone.</summary>
/// <param name="path">Where it is, made with the first journal.</param>
/// <param name="options">Whether journals are kept; may change while calls run, and counts for those that begin afterwards.</param>
/// <param name="metrics">Counts journals that were given up.</param>
/// <param name="logger">Log.</param>
internal sealed class JournalFolder(string path, IOptionsMonitor<JournalOptions> options, CallCenterMetrics metrics, ILogger logger)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The commit is in what was published alone; the module's id is another whenever the edge itself, not what it refers to, was compiled from other sources.
    private static readonly string Program =
        $"{typeof(JournalFolder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} {typeof(JournalFolder).Module.ModuleVersionId:N}";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Begins the journal of a session; null where none is kept, or it cannot be, which is logged.</summary>
    public RecordingTape? Open(SessionIdentity session, int sampleRate, ConversationState conversation, EdgeServices services)
    {
        if (!options.CurrentValue.Enabled)
            return null;
        var realtime = conversation.Initiation.Engine == CallEngine.Realtime ? services.Realtime : null;
        var header = new JournalHeader
        {
            Program = Program,
            CallId = session.CallId,
            SessionId = session.SessionId,
            BeganAt = services.Time.GetUtcNow(),
            SampleRate = sampleRate,
            EdgeAddress = services.Address,
            Flags = services.Flags.CurrentValue,
            Languages = services.Languages.All,
            DefaultLanguage = services.Languages.Default.ShortCode,
            Model = realtime?.Access.Address,
            Hold = realtime?.Shield?.Hold,
            Conversation = conversation,
        };
        try
        {
            var file = Create(new JournalName(header.CallId, header.BeganAt, header.SessionId).ToString());
            return new RecordingTape(new JournalFile(file, session.CallId, metrics, logger), header, services.Flags, services.Time);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.JournalFailed(logger, session.CallId, error.GetType().Name);
            metrics.JournalsGivenUp.Add(1, new KeyValuePair<string, object?>("reason", "failed"));
            return null;
        }
    }

    /// <summary>All journals there are, those included that are being written.</summary>
    public IReadOnlyList<FileInfo> Files() => new DirectoryInfo(path) is { Exists: true } folder ? folder.GetFiles("*" + JournalName.Extension) : [];

    // Nothing is buffered here: what was written is the system's, and outlives this process.
    private FileStream Create(string name)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        var creation = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = OwnerOnly;
        return new FileStream(System.IO.Path.Combine(path, name), creation);
    }
}
