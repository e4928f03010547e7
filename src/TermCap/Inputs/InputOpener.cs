using TermCap.Arguments;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;
using TermCap.Recording;

namespace TermCap.Inputs;

/// <summary>Opens what the command line names: files, a pipe, a device, the demo.</summary>
internal static class InputOpener
{
    /// <summary>Opens it.</summary>
    /// <exception cref="Failure">It cannot be opened.</exception>
    public static OpenedInput Open(InputOptions options)
    {
        TopologyOverrides names = TopologyInput.Names(options);
        TopologyTimeline topology = TopologyInput.Read(options, names);
        if (options.IsDemo)
        {
            return Demo.DemoInput.Open(isPaced: false);
        }

        return options.IsLive ? DeviceInput.Open(options, topology) : OpenFiles(options, topology, names);
    }

    private static OpenedInput OpenFiles(InputOptions options, TopologyTimeline topology, TopologyOverrides names)
    {
        try
        {
            IFileSource files = CaptureFiles.Open(options.Files, new CaptureFileOptions { ParseTopology = json => Provenance.Parse(json, names) });
            bool isLive = options.Files.Any(file => file == CaptureFile.StandardInput || IsPipe(file));
            bool isTold = topology.Start.Interfaces.Any(device => device.Lowers.Length > 0);
            IFrameSource source = isTold ? files : new LearningSource(files, topology.Start, isLive, TimeProvider.System);
            return new OpenedInput(source, options.Name, topology) { Files = files, IsLive = isLive };
        }
        catch (CaptureFileException wrong)
        {
            throw new Failure(ExitCode.Unreadable, wrong.Message, wrong);
        }
    }

    // What is no plain file (a FIFO, /dev/fd/63 of a shell's <(...)) may come slowly.
    private static bool IsPipe(string path) => File.Exists(path) && new FileInfo(path).Length == 0;
}
