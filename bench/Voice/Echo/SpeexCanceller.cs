using System.Runtime.InteropServices;

namespace CallCenter.Voice.Echo;

/// <summary>Debian's libspeexdsp1 as the peer: its echo canceller with a filter of 200 ms, and with its preprocessor's residual suppression if asked.</summary>
internal sealed partial class SpeexCanceller : IDisposable
{
    private const string Library = "libspeexdsp.so.1";
    private const int SetSamplingRate = 24;
    private const int SetEchoState = 24;

    private readonly nint _echo;
    private readonly nint _preprocessor;

    public SpeexCanceller(int rate, bool suppresses)
    {
        _echo = speex_echo_state_init(rate / 50, rate / 5);
        _ = speex_echo_ctl(_echo, SetSamplingRate, ref rate);
        if (!suppresses)
            return;
        _preprocessor = speex_preprocess_state_init(rate / 50, rate);
        _ = speex_preprocess_ctl(_preprocessor, SetEchoState, _echo);
    }

    public static bool IsInstalled => NativeLibrary.TryLoad(Library, out _);

    public void Cancel(ReadOnlySpan<short> captured, ReadOnlySpan<short> played, Span<short> cleaned)
    {
        speex_echo_cancellation(_echo, in captured[0], in played[0], ref cleaned[0]);
        if (_preprocessor != 0)
            _ = speex_preprocess_run(_preprocessor, ref cleaned[0]);
    }

    public void Dispose()
    {
        speex_echo_state_destroy(_echo);
        if (_preprocessor != 0)
            speex_preprocess_state_destroy(_preprocessor);
    }

    [LibraryImport(Library)]
    private static partial nint speex_echo_state_init(int frameSize, int filterLength);

    [LibraryImport(Library)]
    private static partial void speex_echo_state_destroy(nint state);

    [LibraryImport(Library)]
    private static partial void speex_echo_cancellation(nint state, in short captured, in short played, ref short cleaned);

    [LibraryImport(Library)]
    private static partial int speex_echo_ctl(nint state, int request, ref int value);

    [LibraryImport(Library)]
    private static partial nint speex_preprocess_state_init(int frameSize, int rate);

    [LibraryImport(Library)]
    private static partial void speex_preprocess_state_destroy(nint state);

    [LibraryImport(Library)]
    private static partial int speex_preprocess_ctl(nint state, int request, nint value);

    [LibraryImport(Library)]
    private static partial int speex_preprocess_run(nint state, ref short samples);
}
