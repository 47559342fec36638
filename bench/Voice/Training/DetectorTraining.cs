using System.Diagnostics;
using System.Globalization;
using CallCenter.Audio.Detection;

namespace CallCenter.Voice.Training;

/// <summary>
/// Makes the weights of the product's speech detector: logistic regression through one layer of units on every frame of
/// <see cref="Lesson.All"/>. On one machine every run gives the same weights.
/// </summary>
internal static class DetectorTraining
{
    private const string Language = "en";
    private const int Units = 16;
    private const int Epochs = 20;
    private const int Batch = 32;
    private const float FirstRate = 0.01f;
    private const float RateDecay = 0.4f;
    private const int Seed = 1;

    /// <summary>Trains, tells the mean loss of each epoch, and writes the weights as a source file.</summary>
    public static void Run(string path)
    {
        if (Recordings.Installed(Language) is [])
        {
            Console.WriteLine("training needs Debian's asterisk-core-sounds-en-wav");
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var examples = Lesson.All.AsParallel().AsOrdered().SelectMany(lesson => lesson.Examples()).ToArray();
        var scale = new Scale(examples);
        var inputs = examples.Select(example => scale.Apply(example.Features)).ToArray();
        Say($"{examples.Length} frames after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");

        var random = new Random(Seed);
        var network = new Network(Units, SpeechFeatures.Count + 1, random);
        var order = Enumerable.Range(0, examples.Length).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var batch in order.Chunk(Batch))
            {
                foreach (var n in batch)
                    loss += network.Learn(inputs[n], examples[n].IsSpeech);
                network.Step(batch.Length, FirstRate / (1 + (RateDecay * epoch)));
            }

            Say($"epoch {epoch + 1} of {Epochs}: loss {loss / examples.Length:0.0000} after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }

        WeightsFile.Write(path, [.. Enumerable.Range(0, Units).Select(unit => scale.Undo(network.Inputs(unit)))], [.. network.Outputs.ToArray().Select(weight => (double)weight)]);
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
