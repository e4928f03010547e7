namespace TermCap.Engine.Frames;

/// <summary>Frames that one device dropped.</summary>
/// <param name="InterfaceIndex">The kernel's index; null where a source stands for the device.</param>
/// <param name="SourceIndex">The number of that source; 0 where the index tells.</param>
/// <param name="Frames">How many since the last time.</param>
public readonly record struct DeviceDrops(uint? InterfaceIndex, int SourceIndex, ulong Frames);
