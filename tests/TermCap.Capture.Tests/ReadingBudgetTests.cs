namespace TermCap.Capture.Tests;

public sealed class ReadingBudgetTests
{
    [Fact]
    public void The_first_reading_needs_no_wait() => Assert.True(new ReadingBudget().Allows(long.MinValue));

    [Fact]
    public void A_failover_is_read_though_the_loss_of_carrier_before_it_took_long_to_read()
    {
        ReadingBudget budget = new();
        budget.Spend(began: 5000, milliseconds: 40);
        Assert.True(budget.Allows(5100));
    }

    [Fact]
    public void Changes_that_come_together_are_read_together()
    {
        ReadingBudget budget = new();
        budget.Spend(began: 5000, milliseconds: 0.1);
        Assert.False(budget.Allows(5009));
        Assert.True(budget.Allows(5010));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(2000)]
    public void Devices_that_change_all_the_time_cost_a_twentieth_of_it_and_what_is_spent_in_advance(double milliseconds)
    {
        ReadingBudget budget = new();
        const long Span = 600_000;
        double spent = 0;
        for (long now = 0; now < Span; now++)
        {
            if (budget.Allows(now))
            {
                budget.Spend(now, milliseconds);
                spent += milliseconds;
            }
        }

        // One reading begins while there is still something in advance, and may be long itself.
        Assert.InRange(spent, 0, (Span / (double)ReadingBudget.Share) + ReadingBudget.AheadMilliseconds + milliseconds);
    }

    [Fact]
    public void After_a_storm_of_changes_the_next_failover_is_read_at_once_again()
    {
        ReadingBudget budget = new();
        long now = 0;
        while (budget.Allows(now))
        {
            budget.Spend(now, milliseconds: 50);
            now += 10;
        }

        Assert.False(budget.Allows(now + 800));
        now += ReadingBudget.AheadMilliseconds * ReadingBudget.Share;
        budget.Spend(now, milliseconds: 50);
        Assert.True(budget.Allows(now + 10));
    }
}
