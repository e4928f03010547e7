using TermCap.Arguments;
using TermCap.Engine.Files;
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
            return new OpenedInput(files, options.Name, topology)
            {
                Files = files,
                IsLive = options.Files.Contains(CaptureFile.StandardInput),
            };
        }
        catch (CaptureFileException wrong)
        {
            throw new Failure(ExitCode.Unreadable, wrong.Message, wrong);
        }
    }
}
