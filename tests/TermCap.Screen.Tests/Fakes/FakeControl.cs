using TermCap.Screen.Model;
using TermCap.Screen.Sources;

namespace TermCap.Screen.Tests.Fakes;

internal sealed class FakeControl : ICaptureControl
{
    public SaveSelection? Selection { get; private set; }

    public bool IsRecording => false;

    public bool HasUnsaved => false;

    public bool IsCutShort { get; private set; }

    public bool StopReading() => IsCutShort = true;

    public void ResetCounters()
    {
    }

    public string ToggleRecording() => "recording";

    public string SuggestName(SaveScope scope, bool withCopies) => "x.pcapng";

    public ISaveJob Save(SaveRequest request, SaveSelection selection)
    {
        Selection = selection;
        return new FakeSaveJob();
    }
}
