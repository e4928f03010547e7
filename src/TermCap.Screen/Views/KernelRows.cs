using TermCap.Screen.Model;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>The kernel's TCP counters below the tree of devices: in sum and in the last second, with what the packets show beside, and why the two differ.</summary>
internal static class KernelRows
{
    private const int WordCells = 24;
    private const int Indent = 2;

    /// <summary>Adds the lines; none where the kernel was not asked.</summary>
    public static void AddTo(List<InterfaceViewRow> rows, ScreenStatus status, int width)
    {
        if (status.Kernel.Count == 0)
        {
            return;
        }

        Add(rows, "", Role.Normal);
        Add(rows, $"{"Kernel, this namespace",-WordCells} {"sum",9} {"/s",6}  {"packets",9} {"/s",6}", Role.Header);
        foreach (KernelLine line in status.Kernel)
        {
            string ours = line.Ours is { } count ? $"{NumberText.Whole(count),9} {NumberText.Short(line.OursPerSecond ?? 0),6}" : $"{"-",9} {"-",6}";
            bool differs = status.KernelDifference.Count > 0 && line == status.Kernel[0];
            Add(rows, $"{line.Words,-WordCells} {NumberText.Whole(line.Kernel),9} {NumberText.Short(line.KernelPerSecond),6}  {ours}  {line.Field}", differs ? Role.Notice : Role.Normal);
        }

        if (status.KernelDifference.Count > 0)
        {
            Add(rows, "Sent again: the kernel's count and that of the packets differ, because", Role.Notice);
            foreach (string text in status.KernelDifference.SelectMany(reason => Fit.Wrapped(reason, Math.Max(1, width - 2 - Indent))))
            {
                Add(rows, new string(' ', Indent) + text, Role.Notice);
            }
        }
    }

    private static void Add(List<InterfaceViewRow> rows, string text, Role role) => rows.Add(new InterfaceViewRow(null, text, role));
}
