package gammadesk.analytics.pricing;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The kernels over columns of options: with vectors where the program was started with them and they are warm, with
 * scalars of the same results otherwise. Nothing is allocated in the steady state, nothing is thrown for bad numbers.
 * Not thread-safe: one per thread.
 */
public final class PricingKernels {
    private final BooleanSupplier useVectors;
    private @Nullable VectorImpliedVol solver;

    private PricingKernels(BooleanSupplier useVectors) {
        this.useVectors = useVectors;
    }

    /** Scalars only: for a few options, and as the reference. */
    public static PricingKernels scalar() {
        return new PricingKernels(() -> false);
    }

    /** Vectors at once, if there are any: slow until the compiler is done, which is for benchmarks and tests. */
    public static PricingKernels vector() {
        boolean there = KernelWarmUp.hasVectors();
        return new PricingKernels(() -> there);
    }

    /** Scalars until the warm-up is over. */
    public static PricingKernels after(KernelWarmUp warmUp) {
        return new PricingKernels(warmUp::isDone);
    }

    /** Whether the next call uses vectors. */
    public boolean isVector() {
        return useVectors.getAsBoolean();
    }

    /**
     * Prices and greeks of the first {@code count} options. Prices are right to 1e-15 of the smaller of forward and
     * strike (and far better than that in relative terms where they are tiny), greeks to 1e-12; NaN where forward or
     * strike are not positive or something is not finite.
     */
    public void value(OptionColumns options, int count, GreekColumns out) {
        if (isVector() && count >= VectorGreeks.lanes()) {
            VectorGreeks.value(options, count, out);
        } else {
            ScalarGreeks.value(options, 0, count, out);
        }
    }

    /**
     * Implied volatilities of the first {@code count} options, to 1e-12 or as far as the price determines them.
     *
     * @param priceUsd USD per coin of underlying, one per option
     * @param vol fractions, NaN where the state is not {@link IvState#OK}
     */
    public void impliedVol(OptionColumns options, double[] priceUsd, int count, double[] vol, IvState[] state) {
        if (isVector() && count >= VectorGreeks.lanes()) {
            solver().solve(options, priceUsd, count, vol, state);
        } else {
            ScalarImpliedVol.solve(options, priceUsd, 0, count, vol, state);
        }
    }

    private VectorImpliedVol solver() {
        if (solver == null) {
            solver = new VectorImpliedVol();
        }
        return solver;
    }

    /**
     * Delta and gamma of the rows {@code from} up to {@code to} after a move of the market, to 1e-12 (delta) and in
     * relative terms (gamma), as far as {@code ln(forward / strike)} is exact; anything where an option has no time or
     * no volatility left.
     */
    public void deltaGamma(MovedColumns options, int from, int to) {
        if (isVector() && to - from >= VectorGreeks.lanes()) {
            VectorMoves.deltaGamma(options, from, to);
        } else {
            ScalarMoves.deltaGamma(options, from, to);
        }
    }
}
