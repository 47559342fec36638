namespace CallCenter.Audio.Tests.Echo;

/// <summary>How sound sent comes back: late, quieter, smeared by the room; the same in every run.</summary>
internal sealed class EchoPath
{
    private readonly double[] _response;
    private readonly int _delay;

    public EchoPath(double milliseconds, double decibels, int seed = 1, double smear = 20, int rate = Sound.Rate)
    {
        var random = new Random(seed);
        _delay = (int)(rate * milliseconds / 1000);
        _response = [.. Enumerable.Range(0, (int)(rate * smear / 1000)).Select(n => (n == 0 ? 2 : random.NextDouble() - 0.5) * Math.Exp(-6.0 * n * 1000 / rate / smear))];
        var scale = Math.Pow(10, decibels / 20) / Math.Sqrt(_response.Sum(tap => tap * tap));
        for (var n = 0; n < _response.Length; n++)
            _response[n] *= scale;
    }

    public short[] Of(short[] sent)
    {
        var echo = new short[sent.Length];
        for (var n = _delay; n < sent.Length; n++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < _response.Length && n - _delay - tap >= 0; tap++)
                sum += _response[tap] * sent[n - _delay - tap];
            echo[n] = (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
        }

        return echo;
    }
}
