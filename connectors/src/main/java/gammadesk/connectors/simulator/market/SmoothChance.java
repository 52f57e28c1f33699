package gammadesk.connectors.simulator.market;

import java.util.SplittableRandom;

/** Chance by number: the same number of the same stream always gives the same, in whatever order it is asked for. */
final class SmoothChance {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long STREAMS = 0xC2B2AE3D27D4EB4FL;

    private final long seed;
    private final int block;
    private long drawn = Long.MIN_VALUE;
    private double left;
    private double right;

    /**
     * Chance that changes from block to block and runs straight in between.
     *
     * @param seed of everything
     * @param stream tells it from others of the seed
     * @param block numbers in a block
     */
    SmoothChance(long seed, int stream, int block) {
        this.seed = mixed(seed, stream);
        this.block = block;
    }

    private static long mixed(long seed, int stream) {
        return seed * SPREAD + stream * STREAMS;
    }

    /** Chance of one number. */
    static SplittableRandom at(long seed, int stream, long number) {
        return new SplittableRandom(mixed(seed, stream) + number);
    }

    /** Normal at the edges of a block, quieter within. */
    double value(long number) {
        long now = Math.floorDiv(number, block);
        if (now != drawn) {
            drawn = now;
            left = new SplittableRandom(seed + now).nextGaussian();
            right = new SplittableRandom(seed + now + 1).nextGaussian();
        }
        double share = Math.floorMod(number, block) / (double) block;
        return (1 - share) * left + share * right;
    }
}
