package gammadesk.analytics.backtest.court;

/**
 * Sharpe ratios of halves from sums that are kept for every combination of the first blocks and of the last ones: a
 * split costs two look-ups a strategy.
 */
final class SharpeHalves implements Pbo.Halves {
    private final int blocks;
    private final int length;
    private final double[] centres;
    private final double[] largest;
    /** By strategy; at twice the bits of the blocks the sum of differences to the centre, then of their squares. */
    private final double[][] first;

    private final double[][] last;

    private SharpeHalves(double[][] profits, int blocks) {
        this.blocks = blocks;
        length = profits[0].length / blocks;
        centres = new double[profits.length];
        largest = new double[profits.length];
        first = new double[profits.length][];
        last = new double[profits.length][];
        for (int strategy = 0; strategy < profits.length; strategy++) {
            keep(strategy, profits[strategy]);
        }
    }

    static SharpeHalves of(double[][] profits, int blocks) {
        return new SharpeHalves(profits, blocks);
    }

    private void keep(int strategy, double[] profits) {
        double sum = 0;
        for (double profit : profits) {
            sum += profit;
        }
        centres[strategy] = sum / profits.length;
        largest[strategy] = Sharpe.largest(profits);
        double[][] sums = new double[blocks][2];
        for (int period = 0; period < profits.length; period++) {
            double difference = profits[period] - centres[strategy];
            sums[period / length][0] += difference;
            sums[period / length][1] += difference * difference;
        }
        first[strategy] = combined(sums, 0);
        last[strategy] = combined(sums, blocks / 2);
    }

    private double[] combined(double[][] sums, int from) {
        double[] all = new double[2 << (blocks / 2)];
        for (int bits = 1; bits < 1 << (blocks / 2); bits++) {
            double[] added = sums[from + Integer.numberOfTrailingZeros(bits)];
            int without = bits & (bits - 1);
            all[2 * bits] = all[2 * without] + added[0];
            all[2 * bits + 1] = all[2 * without + 1] + added[1];
        }
        return all;
    }

    @Override
    public int strategies() {
        return centres.length;
    }

    @Override
    public double performance(int strategy, int blockBits) {
        int low = 2 * (blockBits & ((1 << (blocks / 2)) - 1));
        int high = 2 * (blockBits >> (blocks / 2));
        return Sharpe.of(
                length * Integer.bitCount(blockBits),
                centres[strategy],
                first[strategy][low] + last[strategy][high],
                first[strategy][low + 1] + last[strategy][high + 1],
                largest[strategy]);
    }
}
