using TermCap.Arguments;
using TermCap.Engine.Topology;

namespace TermCap.Inputs;

/// <summary>What the user says of the host's devices: <c>--topology</c> and <c>--ifname</c>.</summary>
internal static class TopologyInput
{
    /// <summary>The names given.</summary>
    public static TopologyOverrides Names(InputOptions options)
    {
        TopologyOverrides names = new();
        foreach (string name in options.InterfaceNames)
        {
            try
            {
                names.Add(name);
            }
            catch (TopologyFormatException wrong)
            {
                throw Failure.Usage(wrong.Message);
            }
        }

        return names;
    }

    /// <summary>The topology from the start of the run.</summary>
    public static TopologyTimeline Read(InputOptions options, TopologyOverrides names)
    {
        TopologyTimeline timeline = options.TopologyFile is { } path ? ReadFile(path) : new TopologyTimeline(HostTopology.Unknown);
        return Recording.Provenance.Changed(timeline, names.Apply);
    }

    private static TopologyTimeline ReadFile(string path)
    {
        try
        {
            if (new FileInfo(path).Length > TopologyJson.MaximumBytes)
            {
                throw new Failure(ExitCode.Unreadable, $"cannot read the topology {path}: it is larger than {TopologyJson.MaximumBytes >> 20} MiB; is it the right file?");
            }

            return TopologyJson.Read(File.ReadAllBytes(path), TopologySource.Given);
        }
        catch (TopologyFormatException wrong)
        {
            throw new Failure(ExitCode.Unreadable, $"cannot read the topology {path}: {wrong.Message}", wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ExitCode.Unreadable, $"cannot read the topology {path}: {(failure is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : failure.Message)}", failure);
        }
    }
}
