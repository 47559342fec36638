using System.Text;
using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Tests.Speech;

public sealed class ModemTests
{
    private const string Sentence = "It's a Dell Latitude 5440 laptop, bookkeeping room, floor 33.";

    public static TheoryData<int, string> Texts
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var rate in (int[])[8000, 16000, 24000, 48000])
            {
                data.Add(rate, "a");
                data.Add(rate, "Hello, world.");
                data.Add(rate, "aaaaaaaa        zzzz 0000");
                data.Add(rate, "L'été à Noël, ¿qué tal? 你好,世界 🙂");
                data.Add(rate, "+33 6 12 34 56 78 / kevyn@contoso.example");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_said_is_heard(int rate, string text) => Hear(ModemEncoder.Encode(text, rate), rate).ShouldBe([text]);

    [Fact]
    public void Any_bytes_survive_any_offset_and_any_chunking()
    {
        var random = new Random(7);
        for (var run = 0; run < 60; run++)
        {
            var rate = run % 2 == 0 ? 16000 : 24000;
            var text = RandomText(random);
            short[] audio = [.. new short[random.Next(5000)], .. ModemEncoder.Encode(text, rate), .. new short[2000]];
            Hear(audio, rate, () => random.Next(1, 700)).ShouldBe([text]);
        }
    }

    [Theory]
    [InlineData(16000)]
    [InlineData(24000)]
    public void Noise_ten_decibels_below_speech_changes_nothing(int rate)
    {
        var random = new Random(11);
        for (var run = 0; run < 20; run++)
        {
            var text = RandomText(random);
            short[] audio = [.. new short[8000 + random.Next(999)], .. ModemEncoder.Encode(text, rate), .. new short[8000]];
            AddNoise(audio, Rms(ModemEncoder.Encode(text, rate)) / Math.Sqrt(10), random);
            Hear(audio, rate).ShouldBe([text]);
        }
    }

    [Fact]
    public void A_cut_utterance_is_heard_up_to_the_cut()
    {
        var whole = ModemEncoder.Encode(Sentence, 16000);
        for (var bytes = 1; bytes < Sentence.Length; bytes += 7)
        {
            var cut = (int)ModemEncoder.SymbolStart(bytes, 16000);
            Hear([.. whole[..cut], .. new short[4000]], 16000).ShouldBe([Sentence[..bytes]]);
        }
    }

    [Fact]
    public void The_text_grows_while_it_is_being_said()
    {
        var whole = ModemEncoder.Encode(Sentence, 16000);
        var decoder = new ModemDecoder(16000);
        decoder.Push(whole.AsSpan(0, (int)ModemEncoder.SymbolStart(20, 16000)));
        decoder.Speaking.ShouldBeTrue();
        decoder.Text.Length.ShouldBeInRange(18, 20);
        Sentence.ShouldStartWith(decoder.Text);
    }

    [Fact]
    public void Utterances_back_to_back_stay_apart()
    {
        short[] audio = [.. ModemEncoder.Encode("First one.", 16000), .. ModemEncoder.Encode("Second one.", 16000), .. ModemEncoder.Encode("3", 16000)];
        Hear(audio, 16000).ShouldBe(["First one.", "Second one.", "3"]);
    }

    [Fact]
    public void An_utterance_that_follows_a_cut_one_at_once_is_heard_whole()
    {
        var cut = (int)ModemEncoder.SymbolStart(9, 16000) + 300;
        short[] audio = [.. ModemEncoder.Encode(Sentence, 16000)[..cut], .. ModemEncoder.Encode("Stop!", 16000)];
        Hear(audio, 16000).Last().ShouldBe("Stop!");
    }

    [Fact]
    public void Listening_that_begins_mid_utterance_hears_the_rest()
    {
        var audio = ModemEncoder.Encode(Sentence, 16000)[((int)ModemEncoder.SymbolStart(10, 16000) + 500)..];
        Hear(audio, 16000).ShouldHaveSingleItem().ShouldEndWith(Sentence[11..]);
    }

    [Fact]
    public void One_lost_frame_harms_nothing()
    {
        var whole = ModemEncoder.Encode(Sentence, 16000);
        for (var lost = 3000; lost < whole.Length - 3000; lost += 777)
        {
            var heard = Hear([.. whole[..lost], .. whole[(lost + 320)..]], 16000);
            heard.ShouldBe([Sentence], $"lost at {lost}");
        }
    }

    [Fact]
    public void A_frame_replaced_by_silence_harms_nothing()
    {
        var whole = ModemEncoder.Encode(Sentence, 16000);
        for (var lost = 3000; lost < whole.Length - 3000; lost += 777)
        {
            short[] holed = [.. whole];
            holed.AsSpan(lost, 320).Clear();
            Hear(holed, 16000).ShouldBe([Sentence], $"silent at {lost}");
        }
    }

    [Fact]
    public void Most_words_survive_when_one_frame_in_a_hundred_is_lost()
    {
        var random = new Random(3);
        var text = string.Join(' ', Enumerable.Repeat(Sentence, 10));
        var audio = new List<short>();
        foreach (var frame in ModemEncoder.Encode(text, 16000).Chunk(320))
        {
            if (random.Next(100) > 0)
                audio.AddRange(frame);
        }

        var heard = string.Join(' ', Hear([.. audio], 16000)).Split(' ');
        text.Split(' ').Distinct(StringComparer.Ordinal).Count(word => heard.Contains(word, StringComparer.Ordinal)).ShouldBeGreaterThanOrEqualTo(9);
        heard.Length.ShouldBeInRange(95, 105);
    }

    [Fact]
    public void Silence_and_noise_say_nothing()
    {
        var random = new Random(5);
        var noise = new short[16000 * 60];
        AddNoise(noise, 3000, random);
        Hear(noise, 16000).ShouldBeEmpty();
        Hear(new short[16000 * 10], 16000).ShouldBeEmpty();
    }

    [Fact]
    public void Keypad_tones_say_nothing()
    {
        var keys = new short[16000];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (short)(4000 * (Math.Sin(2 * Math.PI * 697 * i / 16000) + Math.Sin(2 * Math.PI * 1477 * i / 16000)));
        Hear(keys, 16000).ShouldBeEmpty();
    }

    [Fact]
    public void Positions_tell_when_it_was_said()
    {
        var decoder = new ModemDecoder(16000);
        decoder.Push(new short[3200]);
        var audio = ModemEncoder.Encode("Hello", 16000);
        decoder.Push(audio);
        decoder.Push(new short[3200]);
        ((double)decoder.UtteranceStartSamples).ShouldBe(3200, 130);
        ((double)decoder.LastSymbolEndSamples).ShouldBe(3200 + audio.Length - 640, 130);
        decoder.PositionSamples.ShouldBe(6400 + audio.Length);
        decoder.Speaking.ShouldBeFalse();
        decoder.Utterance.ShouldBe(1);
    }

    [Fact]
    public void The_sound_is_one_utterance_to_an_energy_detector_and_peaks_at_minus_twelve_decibels()
    {
        var audio = ModemEncoder.Encode("a b c d e, it goes on and on", 16000);
        foreach (var frame in audio[..^640].Chunk(320).SkipLast(1))
            Rms(frame).ShouldBeGreaterThan(1000);
        audio.Max(Math.Abs).ShouldBeInRange<short>(5500, 8192);
    }

    private static List<string> Hear(short[] audio, int rate, Func<int>? chunk = null)
    {
        var decoder = new ModemDecoder(rate);
        for (var at = 0; at < audio.Length;)
        {
            var size = Math.Min(chunk?.Invoke() ?? rate / 50, audio.Length - at);
            decoder.Push(audio.AsSpan(at, size));
            at += size;
        }

        decoder.Push(new short[rate / 5]);
        var heard = new List<string>();
        while (decoder.TryTake(out var utterance))
            heard.Add(utterance.Text);
        return heard;
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 60); i > 0; i--)
            text.Append(random.Next(5) == 0 ? (char)random.Next(0xA1, 0x250) : (char)random.Next(0x20, 0x7F));
        return text.ToString();
    }

    private static double Rms(short[] audio) => Math.Sqrt(audio.Average(x => (double)x * x));

    private static void AddNoise(short[] audio, double rms, Random random)
    {
        for (var i = 0; i < audio.Length; i++)
        {
            var gaussian = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            audio[i] = (short)Math.Clamp(audio[i] + (gaussian * rms), short.MinValue, short.MaxValue);
        }
    }
}
