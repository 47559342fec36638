using System.Runtime.InteropServices;
using CallCenter.Audio;
using CallCenter.Audio.Resampling;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the model says, item by item, on its way to the caller's ear: its sound at the rate of the call, its words as they become known.</summary>
internal sealed class ModelSpeech
{
    /// <summary>Samples a second of the model's sound, both ways.</summary>
    public const int SampleRate = 24_000;

    private const int LongestPiece = 960;

    // Longer than what the filter holds back.
    private const int Tail = 96;

    private readonly PcmFormat _format;
    private readonly Mouth _mouth;
    private readonly TurnRecorder _recorder;
    private readonly Resampler? _resampler;
    private readonly short[] _converted;
    private readonly List<Spoken> _items = [];

    /// <summary>Speaks with the mouth of a call.</summary>
    public ModelSpeech(PcmFormat format, Mouth mouth, TurnRecorder recorder)
    {
        (_format, _mouth, _recorder) = (format, mouth, recorder);
        _resampler = format.SampleRate == SampleRate ? null : new Resampler(SampleRate, format.SampleRate, LongestPiece);
        _converted = new short[_resampler?.LongestOutput(LongestPiece) ?? LongestPiece];
    }

    /// <summary>Takes sound of an item.</summary>
    /// <returns>False where the item is longer than anything a caller would listen to.</returns>
    public bool Sound(string itemId, ReadOnlySpan<byte> sound)
    {
        var item = ItemOf(itemId);
        var samples = MemoryMarshal.Cast<byte, short>(sound);
        item.Received += samples.Length;
        return Write(item, samples);
    }

    /// <summary>That was all of an item's sound.</summary>
    public void SoundDone(string itemId)
    {
        if (_items.Find(known => known.Is(itemId)) is { IsDone: false } item)
            End(item);
    }

    /// <summary>More words of an item.</summary>
    public void Words(string itemId, string text) => ItemOf(itemId).Utterance.Text += text;

    /// <summary>All words of an item.</summary>
    public void WordsDone(string itemId, string text)
    {
        if (text.Length > 0)
            ItemOf(itemId).Utterance.Text = text;
    }

    /// <summary>Nothing more comes of any item.</summary>
    public void EndAll()
    {
        foreach (var item in _items.Where(item => !item.IsDone))
            End(item);
        _items.RemoveAll(item => item.Utterance.IsHeard || item.Utterance.IsCancelled);
    }

    /// <summary>The model that knew the items is gone: nothing more comes of them, and what came is spoken to its end.</summary>
    public void Leave()
    {
        EndAll();
        _items.Clear();
    }

    /// <summary>Forgets all items, because the caller has taken the floor.</summary>
    /// <returns>Those that were not heard to their end, with the milliseconds that were.</returns>
    public IReadOnlyList<(string ItemId, long Heard)> Interrupt()
    {
        var cut = _items
            .Where(item => !item.Utterance.IsHeard)
            .Select(item => (item.ItemId, Math.Min(item.Utterance.HeardFrames * PcmFormat.FrameMilliseconds, item.Received * 1000 / SampleRate)))
            .ToList();
        foreach (var item in _items.Where(item => !item.IsDone))
            item.Sound.Complete();
        _items.Clear();
        return cut;
    }

    private Spoken ItemOf(string itemId)
    {
        if (_items.Find(known => known.Is(itemId)) is { } known)
            return known;
        foreach (var earlier in _items.Where(item => !item.IsDone))
            End(earlier); // Items are spoken one after another.
        var sound = new LiveSound(_format);
        var item = new Spoken(itemId, _mouth.Say("", Style.None, dropsOnBargeIn: true, sound), sound);
        _recorder.Say(item.Utterance);
        _items.Add(item);
        return item;
    }

    private bool Write(Spoken item, ReadOnlySpan<short> samples)
    {
        var all = true;
        while (!samples.IsEmpty)
        {
            var piece = samples[..Math.Min(LongestPiece, samples.Length)];
            samples = samples[piece.Length..];
            if (_resampler is not null)
                piece = _converted.AsSpan(0, _resampler.Convert(piece, _converted));
            all &= item.Sound.Write(MemoryMarshal.AsBytes(piece));
        }

        return all;
    }

    private void End(Spoken item)
    {
        if (_resampler is not null && item.Received > 0)
            Write(item, stackalloc short[Tail]);
        item.IsDone = true;
        item.Sound.Complete();
        item.Utterance.Expect(item.Sound.Written / _format.BytesPerFrame);
    }

    private sealed class Spoken(string itemId, Utterance utterance, LiveSound sound)
    {
        public string ItemId => itemId;

        public Utterance Utterance => utterance;

        public LiveSound Sound => sound;

        // Samples that came from the model.
        public long Received { get; set; }

        public bool IsDone { get; set; }

        public bool Is(string id) => string.Equals(id, itemId, StringComparison.Ordinal);
    }
}
