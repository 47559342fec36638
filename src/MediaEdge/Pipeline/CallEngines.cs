using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Calls;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Makes what leads a call.</summary>
internal static class CallEngines
{
    /// <summary>The engine of a call with sound of this shape, along with its tape; null where no journal is kept.</summary>
    public static ICallEngine For(
        PcmFormat format, SessionIdentity session, ConversationState conversation, MediaSocket socket, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services,
        CallTape? tape = null)
    {
        services = tape?.In(services) ?? services;
        dispatch.Witness = tape is null ? null : tape.Published;
        var voice = new CallVoice(format, session, conversation, socket, dispatch, events, services, tape);
        if (conversation.Initiation.Engine == CallEngine.Realtime)
        {
            if (services.Realtime is { } realtime)
                return new RealtimeEngine(format, session, conversation, voice, dispatch, events, services, realtime, tape);
            Log.RealtimeNotConfigured(services.Logger, session.CallId);
        }

        return new CallPipeline(format, session, conversation, voice, dispatch, events, services, tape: tape);
    }
}
