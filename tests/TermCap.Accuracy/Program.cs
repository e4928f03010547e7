using TermCap.Accuracy;
using TermCap.Accuracy.Tcp;

// The pairing table is the default; other tables are commands of their own.
return args switch
{
    ["tcp", ..] => TcpCommand.Run(args),
    ["drops", ..] => DropsCommand.Run(args),
    _ => PairingCommand.Run(args),
};
