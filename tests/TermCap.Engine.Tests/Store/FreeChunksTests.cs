using TermCap.Engine.Store;

namespace TermCap.Engine.Tests.Store;

/// <summary>What a full store keeps for the next rows, and what it lets go.</summary>
public sealed class FreeChunksTests
{
    [Fact]
    public void A_chunk_that_was_given_up_is_taken_again()
    {
        FreeChunks<long> free = new(16);
        RowChunk<long> chunk = free.Take();
        free.Give(chunk);
        Assert.Same(chunk, free.Take());
        Assert.NotSame(chunk, free.Take());
        Assert.Equal(0, free.Dropped);
    }

    [Fact]
    public void A_table_that_shrinks_does_not_keep_what_it_had()
    {
        RowTable<long> table = new(chunkRows: 16, maximumChunks: 64);
        for (int row = 0; row < 16 * 40; row++)
        {
            table.Append();
        }

        while (table.ChunksHeld > 1)
        {
            table.EvictOldest();
        }

        Assert.Equal((39 - FreeChunks<long>.CountMax) * table.ChunkBytes, table.DroppedBytes);
        for (int row = 0; row < 16 * (FreeChunks<long>.CountMax + 1); row++)
        {
            table.Append();
        }

        Assert.Equal((39 - FreeChunks<long>.CountMax) * table.ChunkBytes, table.DroppedBytes);
        Assert.Equal(FreeChunks<long>.CountMax + 2, table.ChunksHeld);
    }
}
