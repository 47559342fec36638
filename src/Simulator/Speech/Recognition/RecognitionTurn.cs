using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>A message to the client.</summary>
/// <param name="Path">Its path header.</param>
/// <param name="Body">Its body.</param>
internal sealed record TurnMessage(string Path, JsonNode Body);

/// <summary>
/// One turn: a stream of audio under one request id, from its WAV header to <c>turn.end</c>. Pure: audio in, messages out.
/// </summary>
internal sealed class RecognitionTurn(string requestId, RecognitionSettings settings)
{
    private readonly List<TurnMessage> _messages = [];
    private readonly byte[] _half = new byte[2];
    private PhraseTracker? _tracker;
    private PhraseWriter? _writer;
    private bool _halfWaits;
    private bool _announced;

    /// <summary>Names the turn in every message.</summary>
    public string RequestId => requestId;

    /// <summary>Whether <c>turn.end</c> was given out; later audio is ignored.</summary>
    public bool Over { get; private set; }

    /// <summary>Takes the body of an audio message; an empty one ends the audio.</summary>
    /// <returns>What to send to the client, in order; valid until the next call.</returns>
    /// <exception cref="Wire.SpeechProtocolException">The audio does not begin with a usable WAV header.</exception>
    public IReadOnlyList<TurnMessage> Audio(ReadOnlySpan<byte> body)
    {
        _messages.Clear();
        if (Over)
            return _messages;

        if (!_announced)
        {
            _announced = true;
            Say("turn.start", new JsonObject { ["context"] = new JsonObject { ["serviceTag"] = requestId } });
        }

        if (body.IsEmpty)
        {
            EndOfAudio();
        }
        else
        {
            if (_tracker is null)
            {
                var rate = WavFormat.Read(body, out var header);
                _tracker = new PhraseTracker(rate, settings);
                _writer = new PhraseWriter(rate, settings);
                body = body[header..];
            }

            Hear(body);
        }

        return _messages;
    }

    private void Hear(ReadOnlySpan<byte> body)
    {
        if (_halfWaits && !body.IsEmpty)
        {
            _half[1] = body[0];
            body = body[1..];
            Tell(_tracker!.Push(MemoryMarshal.Cast<byte, short>(_half)));
            _halfWaits = false;
        }

        if (body.Length % 2 == 1)
        {
            _half[0] = body[^1];
            _halfWaits = true;
            body = body[..^1];
        }

        Tell(_tracker!.Push(MemoryMarshal.Cast<byte, short>(body)));
    }

    private void EndOfAudio()
    {
        var position = _tracker?.Position ?? 0;
        if (_tracker is not null)
            Tell(_tracker.Finish());
        if (Over)
            return;

        _writer ??= new PhraseWriter(8000, settings);
        Say("speech.phrase", settings.Interactive
            ? _writer.Write(new Phrase("NoMatch", "", [], 0, position))
            : _writer.Write(new Phrase("EndOfDictation", "", [], position, 0)));
        End();
    }

    private void Tell(IReadOnlyList<RecognitionEvent> events)
    {
        foreach (var told in events)
        {
            switch (told)
            {
                case SpeechBegan:
                    Say("speech.startDetected", _writer!.Write(told));
                    break;
                case Hypothesis hypothesis:
                    Say("speech.hypothesis", _writer!.Write(hypothesis));
                    break;
                case SpeechEnded:
                    Say("speech.endDetected", _writer!.Write(told));
                    break;
                case Phrase phrase when settings.Interactive:
                    Say("speech.endDetected", _writer!.Write(new SpeechEnded(phrase.Offset + phrase.Duration)));
                    Say("speech.phrase", _writer.Write(phrase));
                    End();
                    return;
                case Phrase phrase:
                    Say("speech.phrase", _writer!.Write(phrase));
                    break;
            }
        }
    }

    private void End()
    {
        Say("turn.end", new JsonObject());
        Over = true;
    }

    private void Say(string path, JsonNode body) => _messages.Add(new TurnMessage(path, body));
}
