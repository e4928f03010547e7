using TermCap.Accuracy;

// The pairing table is the default; other tables are commands of their own.
return PairingCommand.Run(args);
