using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallCenter.Voice.Calls;

/// <summary>
/// Somebody who talks with the assistant: interrupts it after a while or lets it finish, in turns, and notes how soon it stopped and how soon
/// it answered.
/// </summary>
internal sealed class TalkingCaller : ICaller
{
    private const int ShortestListening = 60;
    private const int QuietBeforeSpeaking = 40;
    private const int LongestWait = 500;
    private static readonly int SoundAt = "{\"Kind\":\"AudioData\",\"AudioData\":{\"Data\":\"".Length;

    private readonly Sounds _sounds;
    private readonly SpeechService _speech;
    private readonly ConcurrentQueue<TalkSample> _answers;
    private readonly ConcurrentQueue<TimeSpan> _stops;
    private readonly QuietCaller _room;
    private readonly int _patience;
    private readonly List<long> _silent = [];
    private readonly Lock _gate = new();
    private Doing _doing = Doing.Listening;
    private int _frame;
    private int _heardFor;
    private int _quietFor;
    private int _turn;
    private int _latest;
    private long _spokeAt;
    private bool _interrupts;

    /// <summary>Takes up a phone.</summary>
    /// <param name="sounds">What there is to say.</param>
    /// <param name="speech">The assistant's voice.</param>
    /// <param name="number">Number of the caller: no two do the same at the same time.</param>
    /// <param name="answers">Where answers are noted.</param>
    /// <param name="stops">Where it is noted how soon the assistant stopped.</param>
    public TalkingCaller(Sounds sounds, SpeechService speech, int number, ConcurrentQueue<TalkSample> answers, ConcurrentQueue<TimeSpan> stops)
    {
        (_sounds, _speech, _answers, _stops) = (sounds, speech, answers, stops);
        (_room, _turn, _patience) = (new QuietCaller(sounds), number, number % 40);
    }

    private enum Doing
    {
        Listening,
        Speaking,
        Waiting,
    }

    /// <summary>Turns that were not answered within ten seconds.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Interruptions that did not stop the assistant before the caller had finished.</summary>
    public int Unstopped { get; private set; }

    private IReadOnlyList<byte[]> Sentence => _sounds.Sentences[_turn % _sounds.Sentences.Count];

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        lock (_gate)
        {
            return _doing switch
            {
                Doing.Speaking => Speak(),
                Doing.Waiting => Wait(),
                _ => Listen(),
            };
        }
    }

    /// <inheritdoc/>
    public void Hears(ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            if (message.StartsWith("{\"Kind\":\"StopAudio\""u8))
            {
                if (_interrupts && _spokeAt != 0)
                    _stops.Enqueue(Stopwatch.GetElapsedTime(_spokeAt, now));
                _spokeAt = 0;
                return;
            }

            (_heardFor, _quietFor) = (_heardFor + 1, 0);
            if (_doing == Doing.Waiting && RequestIn(message) is > 0 and var request && request > _latest)
                Answered(_speech.Requests[request], now);
        }
    }

    private static int RequestIn(ReadOnlySpan<byte> message)
    {
        Span<byte> sound = stackalloc byte[9];
        Base64.DecodeFromUtf8(message.Slice(SoundAt, 12), sound, out _, out _);
        return SpeechService.RequestOf(sound);
    }

    private ReadOnlyMemory<byte> Listen()
    {
        _quietFor++;
        var wantsToInterrupt = _turn % 2 == 0 && _heardFor > ShortestListening + _patience;
        if (!wantsToInterrupt && (_heardFor == 0 || _quietFor < QuietBeforeSpeaking + _patience))
            return _room.Next();
        (_doing, _frame, _interrupts) = (Doing.Speaking, 0, _quietFor < 5);
        _spokeAt = Stopwatch.GetTimestamp();
        return Speak();
    }

    private ReadOnlyMemory<byte> Speak()
    {
        if (_frame < Sentence.Count)
            return Sentence[_frame++];
        if (_interrupts && _spokeAt != 0)
            Unstopped++;
        _silent.Clear();
        (_doing, _spokeAt, _latest) = (Doing.Waiting, 0, _speech.Last);
        return Wait();
    }

    private ReadOnlyMemory<byte> Wait()
    {
        _silent.Add(Stopwatch.GetTimestamp());
        if (_silent.Count <= LongestWait)
            return _room.Next();
        Unanswered++;
        (_doing, _heardFor, _quietFor) = (Doing.Listening, 1, 0);
        return _room.Next();
    }

    private void Answered(SpeechRequest request, long now)
    {
        _answers.Enqueue(new TalkSample(_interrupts, [.. _silent], request, now));
        (_doing, _heardFor, _turn) = (Doing.Listening, 0, _turn + 1);
    }
}
