using CsCheck;
using TermCap.Engine.Filters;

namespace TermCap.Engine.Tests.Filters;

/// <summary>The list of matches against a sorted set that does the same slowly.</summary>
public sealed class PacketNumberListTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(4096)]
    public void Whatever_is_done_it_holds_what_a_sorted_set_holds(int chunkNumbers) =>
        Gen.Select(Gen.Int[0, 9], Gen.Long[1, 200]).Array[0, 400].Sample(steps =>
        {
            PacketNumberList list = new(1000, chunkNumbers);
            SortedSet<long> expected = [];
            foreach ((int kind, long number) in steps)
            {
                Step(list, expected, kind, number);
            }

            Assert.Equal(expected.Count, list.Count);
            Assert.Equal(expected, Enumerable.Range(0, (int)list.Count).Select(place => list[place]));
            Assert.All(Enumerable.Range(0, 202), number => Assert.Equal(expected.Count(held => held < number), list.PlaceOf(number)));
        }, iter: 200, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void When_full_the_lowest_leave_and_are_counted(int capacity)
    {
        PacketNumberList list = new(capacity, 2);
        for (long number = 1; number <= 20; number++)
        {
            list.Add(number);
        }

        Assert.Equal(capacity, list.Count);
        Assert.Equal(20 - capacity, list.DroppedTotal);
        Assert.Equal(21 - capacity, list[0]);
        Assert.Equal(20, list[capacity - 1]);
    }

    private static void Step(PacketNumberList list, SortedSet<long> expected, int kind, long number)
    {
        switch (kind)
        {
            case < 7:
                list.Add(number);
                expected.Add(number);
                break;
            case < 9:
                list.Remove(number);
                expected.Remove(number);
                break;
            default:
                long below = number / 4;
                Assert.Equal(expected.RemoveWhere(held => held < below), list.RemoveBelow(below));
                break;
        }

        Assert.Equal(expected.Contains(number), list.Contains(number));
        if (list.Count > 0)
        {
            Assert.Equal(expected.Max, list[list.Count - 1]);
        }
    }
}
