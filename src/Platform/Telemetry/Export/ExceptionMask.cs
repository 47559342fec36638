using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CallCenter.Platform.Telemetry.Export;

/// <summary>
/// Takes the texts of exceptions out of spans: whoever throws may quote what a caller said, or a number. What stays is the type, and the methods of
/// the stack.
/// </summary>
internal static class ExceptionMask
{
    private const string TypeTag = "exception.type";
    private const string MessageTag = "exception.message";
    private const string StackTag = "exception.stacktrace";
    private const string ErrorTag = "error.type";

    // How a line of a stack begins that names a method; all others are, or may be, part of a text.
    private const string Frame = "   at ";

    /// <summary>Hides the texts in the events and in the status of a span that has ended.</summary>
    public static void Hide(Activity span)
    {
        string? type = null;
        foreach (ref readonly var happened in span.EnumerateEvents())
        {
            foreach (ref readonly var tag in happened.EnumerateTagObjects())
            {
                if (tag.Key is TypeTag)
                    type ??= tag.Value as string;
                else if (tag.Key is MessageTag)
                    Replace(in tag, "");
                else if (tag.Key is StackTag)
                    Replace(in tag, Methods(tag.Value as string ?? ""));
                else if (PersonalDataMask.MaskedValue(tag.Value) is { } masked)
                    Replace(in tag, masked);
            }
        }

        if (type is not null && span.GetTagItem(ErrorTag) is null)
            span.SetTag(ErrorTag, type);
        if (span.StatusDescription is not null)
            span.SetStatus(span.Status);
    }

    // Events cannot be changed, but nobody else looks at those of a span that has ended and is not exported yet; the alternative is to lose the span.
    private static void Replace(ref readonly KeyValuePair<string, object?> tag, string value) => Unsafe.AsRef(in tag) = KeyValuePair.Create(tag.Key, (object?)value);

    private static string Methods(string stack) =>
        string.Join('\n', stack.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith(Frame, StringComparison.Ordinal)).Select(line => line.TrimEnd('\r')));
}
