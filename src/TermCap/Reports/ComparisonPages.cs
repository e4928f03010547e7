using System.Globalization;
using System.Text;
using System.Text.Json;
using TermCap.Engine.Pairing;
using TermCap.Engine.Summary;

namespace TermCap.Reports;

/// <summary>What a comparison found, for a person and for a program.</summary>
internal static class ComparisonPages
{
    /// <summary>A page of text.</summary>
    public static string Text(IReadOnlyList<string> files, CaptureComparison comparison)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"A  {files[0]}: {Counted.Of(comparison.FramesA, "frame")}\nB  {files[1]}: {Counted.Of(comparison.FramesB, "frame")}\n\n");
        page.Append(comparison.Matched == 0
            ? "The two have no packet in common: they are not of one moment, or not of one host.\n"
            : $"In both {Counted.Of(comparison.Matched)}, only in A {Counted.Of(comparison.OnlyInA)}, only in B {Counted.Of(comparison.OnlyInB)}.\n");
        if (comparison.Matched > 0 && comparison.SameTime == comparison.Matched && comparison.FramesA == comparison.FramesB)
        {
            page.Append("All have the same times: is it the same capture twice?\n");
        }

        page.Append(comparison.SameTime > 0 ? $"Same time to the nanosecond: {Counted.Of(comparison.SameTime)}\n" : "");
        AppendDelays(page, "B after A", comparison.AToB);
        AppendDelays(page, "A after B", comparison.BToA);
        AppendExamples(page, "Only in A, first frames", comparison.ExamplesA);
        AppendExamples(page, "Only in B, first frames", comparison.ExamplesB);
        page.Append(comparison.NotCompared > 0 ? $"Not compared (no network layer that is understood): {Counted.Of(comparison.NotCompared)}\n" : "");
        return page.ToString();
    }

    /// <summary>One JSON object and a line feed: per capture its file, frames, frames only there and the first such frames' numbers; what both have; delays in nanoseconds, absent where there are none.</summary>
    public static byte[] Json(IReadOnlyList<string> files, CaptureComparison comparison)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            WriteCapture(json, "a", files[0], (comparison.FramesA, comparison.OnlyInA, comparison.ExamplesA));
            WriteCapture(json, "b", files[1], (comparison.FramesB, comparison.OnlyInB, comparison.ExamplesB));
            json.WriteNumber("matched", comparison.Matched);
            json.WriteNumber("same_time", comparison.SameTime);
            json.WriteNumber("not_compared", comparison.NotCompared);
            WriteDelays(json, "b_after_a", comparison.AToB);
            WriteDelays(json, "a_after_b", comparison.BToA);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteCapture(Utf8JsonWriter json, string name, string file, (long Frames, long Only, IEnumerable<long> Examples) found)
    {
        json.WriteStartObject(name);
        json.WriteString("file", file);
        json.WriteNumber("frames", found.Frames);
        json.WriteNumber("only", found.Only);
        json.WriteStartArray("first_only");
        foreach (long number in found.Examples)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDelays(Utf8JsonWriter json, string name, DelayHistogram delays)
    {
        if (delays.Count > 0)
        {
            json.WriteStartObject(name);
            json.WriteNumber("frames", delays.Count);
            json.WriteNumber("p50_ns", delays.Percentile(0.5));
            json.WriteNumber("p99_ns", delays.Percentile(0.99));
            json.WriteNumber("max_ns", delays.MaxNanoseconds);
            json.WriteEndObject();
        }
    }

    private static void AppendDelays(StringBuilder page, string name, DelayHistogram delays)
    {
        if (delays.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"{name}: {Counted.Of(delays.Count)}, median {Micro(delays.Percentile(0.5))}, 99 % within {Micro(delays.Percentile(0.99))}, at most {Micro(delays.MaxNanoseconds)} µs\n");
        }
    }

    private static string Micro(long nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000.0:0.#}");

    private static void AppendExamples(StringBuilder page, string name, IEnumerable<long> numbers)
    {
        string list = string.Join(", ", numbers);
        page.Append(list.Length > 0 ? $"{name}: {list}\n" : "");
    }
}
