namespace TermCap.Engine.Pairing;

/// <summary>The hash of a frame's content, made before the frame is placed (<see cref="Pairer.KeyOf"/>), and of how many bytes: a hash of another run is made anew.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="RunBytes">The run that it covers at most; 0 where no hash was made.</param>
public readonly record struct ContentKey(ulong Hash, int RunBytes);
