namespace CallCenter.Audio.Echo;

/// <summary>Notices that the echo path has become another one: taking the estimated echo away makes things louder instead of quieter.</summary>
internal sealed class PathWatch
{
    private const float Rate = 0.1f;

    // Of two unrelated sounds the difference has the power of both, so a path that changed altogether exceeds this with ease.
    private const float Louder = 1.3f;
    private const float LeastEcho = 0.3f;
    private const int HopsBetweenAlarms = 10;

    private float _left;
    private float _heard;
    private float _echo;
    private int _calm;

    /// <summary>Takes the powers of the next hop.</summary>
    /// <param name="left">Of what is left.</param>
    /// <param name="heard">Of what was heard.</param>
    /// <param name="echo">Of the estimated echo.</param>
    /// <returns>Whether the path has changed; at most once in 100 ms.</returns>
    public bool HasChanged(float left, float heard, float echo)
    {
        _left += Rate * (left - _left);
        _heard += Rate * (heard - _heard);
        _echo += Rate * (echo - _echo);
        if (_calm > 0)
            _calm--;
        else if (_left > Louder * _heard && _echo > LeastEcho * _heard)
            _calm = HopsBetweenAlarms;
        else
            return false;
        return _calm == HopsBetweenAlarms;
    }
}
