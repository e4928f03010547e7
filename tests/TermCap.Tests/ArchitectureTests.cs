using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using TermCap.Engine.Frames;

namespace TermCap.Tests;

/// <summary>Who may use whom: the rooms of the engine to their left only, the projects as the floors say.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Rooms = ["Frames", "Wire", "Files", "Topology", "Pairing", "Tcp", "Store", "Filters", "Summary", "Pipeline"];

    /// <summary>A project, and what it may reference beside the framework.</summary>
    public static TheoryData<string, string[]> Floors => new()
    {
        { "TermCap.Engine", ["System.IO.Hashing"] },
        { "TermCap.Capture", ["TermCap.Engine", "SharpPcap"] },
        { "TermCap.Screen", ["TermCap.Engine", "Terminal.Gui", "PacketDotNet"] },
        { "termcap", ["TermCap.Engine", "TermCap.Capture", "TermCap.Screen", "System.CommandLine", "System.IO.Hashing"] },
    };

    [Fact]
    public void Rooms_of_the_engine_use_only_rooms_to_their_left()
    {
        Architecture engine = new ArchLoader().LoadAssembly(typeof(FrameBatch).Assembly).Build();
        string[] wrong = [.. engine.Types
            .SelectMany(type => type.Dependencies, (type, use) => (From: type, To: use.Target))
            .Where(pair => Room(pair.From.FullName) >= 0 && Room(pair.To.FullName) > Room(pair.From.FullName))
            .Select(pair => $"{pair.From.FullName} uses {pair.To.FullName}").Distinct().Order()];
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_engine_has_no_other_rooms()
    {
        string[] rooms = [.. typeof(FrameBatch).Assembly.GetTypes().Select(type => type.Namespace ?? "").Where(space => space.StartsWith("TermCap.Engine", StringComparison.Ordinal)).Distinct()];
        Assert.All(rooms, room => Assert.Contains(room["TermCap.Engine.".Length..], Rooms));
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_project_references_only_the_floor_below(string project, string[] allowed)
    {
        string[] references = [.. System.Reflection.Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !IsFramework(name))];
        Assert.All(references, name => Assert.Contains(name, allowed));
    }

    private static int Room(string type) => Array.FindIndex(Rooms, room => type.StartsWith($"TermCap.Engine.{room}.", StringComparison.Ordinal));

    // The framework's own assemblies lie beside the runtime's core.
    private static bool IsFramework(string name) => File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));
}
