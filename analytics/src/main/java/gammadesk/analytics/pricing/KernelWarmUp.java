package gammadesk.analytics.pricing;

import gammadesk.analytics.market.OptionType;

/**
 * Calls the vector kernels until the compiler has made machine code of them, about two seconds: before that they are
 * hundreds of times slower than scalars. One for the whole program, run once on a thread of the caller's that may be
 * busy for so long.
 */
public final class KernelWarmUp implements Runnable {
    private static final int ROUNDS = 20_000;
    /** No whole number of registers, so that the last block's overlap is learnt too. */
    private static final int ROWS = 67;

    private volatile boolean done;
    private volatile boolean stopped;

    /** Whether this program was started with {@code --add-modules jdk.incubator.vector}. */
    public static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** Whether vectors may be used; never, where there are none. */
    public boolean isDone() {
        return done;
    }

    /** Ends a warm-up that runs; what is not warm stays scalar. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        if (hasVectors()) {
            done = exercise(PricingKernels.vector());
        }
    }

    /** Whether it came to its end. */
    private boolean exercise(PricingKernels kernels) {
        OptionColumns options = options();
        GreekColumns greeks = new GreekColumns(ROWS);
        double[] vol = new double[ROWS];
        IvState[] state = new IvState[ROWS];
        MovedColumns moved = moved();
        for (int i = 0; i < ROUNDS && !stopped; i++) {
            kernels.value(options, ROWS, greeks);
            kernels.impliedVol(options, greeks.price, ROWS, vol, state);
            kernels.deltaGamma(moved, 0, ROWS);
        }
        return !stopped;
    }

    private static MovedColumns moved() {
        MovedColumns moved = new MovedColumns(ROWS);
        for (int row = 0; row < ROWS; row++) {
            moved.forward[row] = 100;
            moved.logMoneyness[row] = 0.01 * row - 0.3;
            moved.deviation[row] = 0.1;
        }
        return moved;
    }

    /** A smile, and one row of which nothing is known, for the way that such rows take. */
    private static OptionColumns options() {
        OptionColumns options = new OptionColumns(ROWS);
        for (int row = 0; row < ROWS; row++) {
            OptionType type = row % 2 == 0 ? OptionType.CALL : OptionType.PUT;
            options.put(row, 100, 60 + row, 0.01 + 0.01 * row, 0.6, type);
        }
        options.vol[ROWS / 2] = Double.NaN;
        return options;
    }
}
