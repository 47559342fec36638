using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Calls;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Streams;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>Makes what leads a call.</summary>
internal static class CallEngines
{
    /// <summary>The engine of a call with sound of this shape.</summary>
    public static ICallEngine For(
        PcmFormat format, SessionIdentity session, ConversationState conversation, MediaSocket socket, Dispatch dispatch, ChannelWriter<CallEvent> events, EdgeServices services)
    {
        var voice = new CallVoice(format, session, conversation, socket, dispatch, events, services);
        if (conversation.Initiation.Engine == CallEngine.Realtime)
        {
            if (services.Realtime is { } realtime)
                return new RealtimeEngine(format, session, conversation, voice, dispatch, events, services, realtime);
            Log.RealtimeNotConfigured(services.Logger, session.CallId);
        }

        return new CallPipeline(format, session, conversation, voice, dispatch, events, services);
    }
}
