using TermCap.Accuracy;

// The pairing table is the default; other tables are commands of their own.
return args is ["cost", ..] ? CostCommand.Run() : PairingCommand.Run(args);
