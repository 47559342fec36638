using System.Globalization;

namespace CallCenter.Voice.Training;

/// <summary>The source file that holds the weights of the product's network.</summary>
internal static class WeightsFile
{
    /// <summary>Writes it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="inputs">By unit: its bias, then the weight of each feature.</param>
    /// <param name="outputs">The bias of the result, then the weight of each unit.</param>
    public static void Write(string path, IReadOnlyList<double[]> inputs, double[] outputs) => File.WriteAllText(path, $$"""
        namespace CallCenter.Audio.Detection;

        /// <summary>Weights of <see cref="SpeechNetwork"/>, in the form that `./callcenter bench voice --train FILE` writes; see there where they come from.</summary>
        internal static class SpeechWeights
        {
            /// <summary>Number of units.</summary>
            public const int Units = {{inputs.Count}};

            /// <summary>By unit: its bias, then the weight of each feature.</summary>
            public static ReadOnlySpan<float> Inputs =>
            [
        {{string.Join('\n', inputs.Select(Row))}}
            ];

            /// <summary>The bias of the result, then the weight of each unit.</summary>
            public static ReadOnlySpan<float> Outputs =>
            [
        {{Row(outputs)}}
            ];
        }

        """);

    private static string Row(double[] weights) =>
        $"        {string.Join(", ", weights.Select(weight => weight.ToString("0.###", CultureInfo.InvariantCulture) + "f"))},";
}
