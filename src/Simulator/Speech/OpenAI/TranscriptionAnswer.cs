using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Wire;
using CallCenter.Simulator.Speech.Recognition;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.OpenAI;

/// <summary>Answers a request for transcription: a form with a WAV file, and the text in it as <c>json</c>, <c>text</c> or <c>verbose_json</c>.</summary>
internal static class TranscriptionAnswer
{
    /// <exception cref="ModelException">The request is invalid.</exception>
    public static async Task SendAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw ModelException.Invalid("The request must be of type multipart/form-data.");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files["file"] is not { } file)
            throw ModelException.Invalid("you must provide a file", "file");
        if (form["model"].ToString() is not { Length: > 0 })
            throw ModelException.Invalid("you must provide a model parameter", "model");
        var language = form["language"].ToString();
        if (language.Length is not (0 or 2))
            throw ModelException.Invalid($"Invalid language '{language}'. Language parameter must be specified in ISO-639-1 format.", "language");

        using var sound = new MemoryStream();
        await file.CopyToAsync(sound, context.RequestAborted);
        var (phrase, rate, samples) = Recognize(sound.ToArray(), language);
        await WriteAsync(context.Response, form, phrase, language, rate, samples);
    }

    private static (Phrase Phrase, int Rate, long Samples) Recognize(byte[] wav, string language)
    {
        try
        {
            var rate = WavFormat.Read(wav, out var header);
            var tracker = new PhraseTracker(rate, new RecognitionSettings { Language = language, SegmentationSilence = null, InitialSilence = TimeSpan.MaxValue });
            var samples = MemoryMarshal.Cast<byte, short>(wav.AsSpan(header, (wav.Length - header) & ~1));
            tracker.Push(samples);
            var phrase = tracker.Finish().OfType<Phrase>().LastOrDefault() ?? new Phrase("NoMatch", "", [], 0, 0);
            return (phrase, rate, samples.Length);
        }
        catch (SpeechProtocolException)
        {
            throw ModelException.Invalid("Invalid file format. Supported formats: ['wav'], 16-bit mono PCM.", "file");
        }
    }

    private static Task WriteAsync(HttpResponse response, IFormCollection form, Phrase phrase, string language, int rate, long samples)
    {
        switch (form["response_format"].ToString())
        {
            case "" or "json":
                return response.WriteAsJsonAsync(new JsonObject { ["text"] = phrase.Text });
            case "text":
                response.ContentType = "text/plain; charset=utf-8";
                return response.WriteAsync(phrase.Text + "\n");
            case "verbose_json":
                return response.WriteAsJsonAsync(Verbose(phrase, language, rate, samples, words: form["timestamp_granularities[]"].Contains("word", StringComparer.Ordinal)));
            case var format:
                throw ModelException.Invalid($"response_format '{format}' is not compatible with this server. Use 'json', 'verbose_json' or 'text' instead.", "response_format");
        }
    }

    private static JsonObject Verbose(Phrase phrase, string language, int rate, long samples, bool words)
    {
        var body = new JsonObject
        {
            ["task"] = "transcribe",
            ["language"] = language.Length > 0 ? language : "english",
            ["duration"] = Seconds(samples),
            ["text"] = phrase.Text,
        };
        if (words)
        {
            body["words"] = new JsonArray([.. phrase.Words.Select(word => new JsonObject { ["word"] = word.Text, ["start"] = Seconds(word.Start), ["end"] = Seconds(word.End) })]);
            return body;
        }

        body["segments"] = new JsonArray(phrase.Text.Length == 0 ? [] : [new JsonObject
        {
            ["id"] = 0,
            ["seek"] = 0,
            ["start"] = Seconds(phrase.Offset),
            ["end"] = Seconds(phrase.Offset + phrase.Duration),
            ["text"] = phrase.Text,
            ["tokens"] = new JsonArray(),
            ["temperature"] = 0.0,
            ["avg_logprob"] = -0.1,
            ["compression_ratio"] = 1.0,
            ["no_speech_prob"] = 0.01,
        }]);
        return body;

        double Seconds(long count) => Math.Round((double)count / rate, 3);
    }
}
