namespace TermCap.Running;

/// <summary>How a run ended.</summary>
/// <param name="InputFailure">Why the input failed, before its first frame or after good ones; null when it did not.</param>
/// <param name="OutputFailure">Why a consumer failed; null when none did.</param>
internal sealed record RunEnd(Exception? InputFailure, Exception? OutputFailure);
