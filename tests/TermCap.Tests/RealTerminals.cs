namespace TermCap.Tests;

/// <summary>The tests that start the program on a terminal, on live devices or against a clock: one after another, and nothing beside them.</summary>
/// <remarks>Beside others they measure the machine and not the program, and wait for processes that do not get a core.</remarks>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class RealTerminals
{
    /// <summary>What a class of tests names to belong here.</summary>
    public const string Name = "real terminals";
}
