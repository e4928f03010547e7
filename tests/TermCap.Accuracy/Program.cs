Console.WriteLine("not measured yet");
