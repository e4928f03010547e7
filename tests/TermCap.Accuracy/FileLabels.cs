using TermCap.Engine.Topology;

namespace TermCap.Accuracy;

/// <summary>Finds the labels of frames in the devices' own files by their twins in the any-capture: by device, network layer and order, the same time first.</summary>
internal static class FileLabels
{
    /// <summary>Keeps the frames that have a twin; a few may have been captured when the other capture had ended.</summary>
    public static List<CapturedFrame> Keep(Scenario scenario, List<CapturedFrame> frames, List<NetworkInterface> named, List<string> classes, List<long> labels)
    {
        Dictionary<string, List<int>> twins = [];
        for (int at = 0; at < scenario.Frames.Count; at++)
        {
            string key = scenario.Roles[at].Split(' ')[0] + " " + Scenario.NetworkClass(scenario.Frames[at]);
            (twins.TryGetValue(key, out List<int>? list) ? list : twins[key] = []).Add(at);
        }

        List<CapturedFrame> kept = [];
        string[] sllClasses = scenario.Classes();
        foreach (CapturedFrame frame in frames)
        {
            string device = named[frame.Input - 1].Name;
            if (!twins.TryGetValue(device + " " + Scenario.NetworkClass(frame), out List<int>? list) || list.Count == 0)
            {
                continue;
            }

            int twin = list.Find(at => scenario.Frames[at].Time == frame.Time) is var same and > 0 ? same : list[0];
            list.Remove(twin);
            kept.Add(frame);
            classes.Add(sllClasses[twin]);
            labels.Add(scenario.Labels[twin]);
        }

        return kept;
    }

    /// <summary>The labels of a cooked capture of the same frames, which another socket may have got in a slightly different order; null when it has other frames.</summary>
    public static (List<string> Classes, List<long> Labels)? OfCooked(Scenario scenario, List<CapturedFrame> frames)
    {
        Dictionary<string, Queue<int>> twins = [];
        string[] sllClasses = scenario.Classes();
        for (int at = 0; at < scenario.Frames.Count; at++)
        {
            // The packet type: byte 10 of SLL2, bytes 0 and 1 of SLL.
            string key = scenario.Frames[at].Bytes[10] + " " + Scenario.NetworkClass(scenario.Frames[at]);
            (twins.TryGetValue(key, out Queue<int>? list) ? list : twins[key] = []).Enqueue(at);
        }

        List<string> classes = [];
        List<long> labels = [];
        foreach (CapturedFrame frame in frames)
        {
            if (!twins.TryGetValue(frame.Bytes[1] + " " + Scenario.NetworkClass(frame), out Queue<int>? list) || !list.TryDequeue(out int twin))
            {
                return null;
            }

            classes.Add(sllClasses[twin]);
            labels.Add(scenario.Labels[twin]);
        }

        return (classes, labels);
    }
}
