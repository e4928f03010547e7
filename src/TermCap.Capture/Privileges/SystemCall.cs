using System.Runtime.InteropServices;

namespace TermCap.Capture.Privileges;

/// <summary>One system call with its arguments, as the code of <see cref="EveryThread"/> reads it from memory. A negative number ends a list.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SystemCall(nint Number, nint First, nint Second, nint Third, nint Fourth, nint Fifth);
