using TermCap.Screen.Model;

namespace TermCap.Screen.Tests.Fakes;

internal sealed class FakeSaveJob : ISaveJob
{
    public SaveProgress Progress { get; set; } = new(0, 100, 0, false);

    public bool IsCancelled { get; private set; }

    public void Cancel() => IsCancelled = true;
}
