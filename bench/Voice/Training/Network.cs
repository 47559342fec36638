using System.Numerics.Tensors;

namespace CallCenter.Voice.Training;

/// <summary>The network while it learns: units with a hyperbolic tangent, and a logistic sum of them.</summary>
internal sealed class Network
{
    private const double FirstSpread = 0.3;

    private readonly float[] _weights;
    private readonly float[] _gradient;
    private readonly float[] _active;
    private readonly int _units;
    private readonly int _inputs;
    private readonly Adam _adam;

    /// <summary>Begins with small random weights.</summary>
    /// <param name="units">Number of units.</param>
    /// <param name="inputs">Number of inputs, with the one for the bias.</param>
    /// <param name="random">Where the weights come from.</param>
    public Network(int units, int inputs, Random random)
    {
        (_units, _inputs) = (units, inputs);
        _weights = [.. Enumerable.Range(0, (units * inputs) + units + 1).Select(_ => (float)(FirstSpread * Noise.Gauss(random)))];
        _gradient = new float[_weights.Length];
        _active = new float[units + 1];
        _active[0] = 1;
        _adam = new Adam(_weights.Length);
    }

    /// <summary>Bias of the result, then the weight of each unit.</summary>
    public ReadOnlySpan<float> Outputs => _weights.AsSpan(_units * _inputs);

    /// <summary>Bias of a unit, then the weight of each feature.</summary>
    public ReadOnlySpan<float> Inputs(int unit) => _weights.AsSpan(unit * _inputs, _inputs);

    /// <summary>Judges an example and takes in what was wrong with that.</summary>
    /// <returns>The loss: minus the logarithm of the probability given to what is true.</returns>
    public double Learn(float[] inputs, bool isSpeech)
    {
        for (var unit = 0; unit < _units; unit++)
            _active[unit + 1] = MathF.Tanh(TensorPrimitives.Dot(Inputs(unit), inputs));
        var odds = TensorPrimitives.Dot<float>(Outputs, _active);
        var error = (1 / (1 + MathF.Exp(-odds))) - (isSpeech ? 1 : 0);

        var outputGradient = _gradient.AsSpan(_units * _inputs);
        TensorPrimitives.MultiplyAdd(_active, error, outputGradient, outputGradient);
        for (var unit = 0; unit < _units; unit++)
        {
            var gradient = _gradient.AsSpan(unit * _inputs, _inputs);
            var slope = 1 - (_active[unit + 1] * _active[unit + 1]);
            TensorPrimitives.MultiplyAdd(inputs, error * Outputs[unit + 1] * slope, gradient, gradient);
        }

        return Math.Log(1 + Math.Exp(isSpeech ? -odds : odds));
    }

    /// <summary>Changes the weights by what was learnt since the last step.</summary>
    /// <param name="examples">Number of examples since then.</param>
    /// <param name="rate">Most that a weight moves, about.</param>
    public void Step(int examples, float rate)
    {
        TensorPrimitives.Divide(_gradient, examples, _gradient);
        _adam.Step(_weights, _gradient, rate);
    }
}
