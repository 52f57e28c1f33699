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
    private final boolean vectorProfiles;
    private final ProfileRow row = new ProfileRow();
    private @Nullable VectorImpliedVol solver;

    private PricingKernels(BooleanSupplier useVectors, boolean vectorProfiles) {
        this.useVectors = useVectors;
        this.vectorProfiles = vectorProfiles;
    }

    /** Scalars only: for a few options, and as the reference. */
    public static PricingKernels scalar() {
        return new PricingKernels(() -> false, false);
    }

    /** Vectors at once, if there are any: slow until the compiler is done, which is for benchmarks and tests. */
    public static PricingKernels vector() {
        boolean there = KernelWarmUp.hasVectors();
        return new PricingKernels(() -> there, there);
    }

    /** Scalars until the warm-up is over, and afterwards too over spot profiles, which it does not warm. */
    public static PricingKernels after(KernelWarmUp warmUp) {
        return new PricingKernels(warmUp::isDone, false);
    }

    /** Whether the next call over columns of options uses vectors. */
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
     * Adds {@code weight} times the option's gamma to the profile at every spot, its forward being {@code carry} times
     * the spot and its volatility staying with the strike. Calls and puts are the same.
     *
     * @return false, and nothing added, when an input is not a finite number or there is no time or volatility
     */
    public boolean addGamma(SpotProfile profile, double carry, double strike, double years, double vol, double weight) {
        if (!row.set(carry, strike, years, vol, weight)) {
            return false;
        }
        if (vectorProfiles) {
            VectorProfile.addGamma(profile, row);
        } else {
            ScalarProfile.addGamma(profile, row);
        }
        return true;
    }

    /** {@link #addGamma} and the same for vanna and charm. */
    public boolean addAll(SpotProfile profile, double carry, double strike, double years, double vol, double weight) {
        if (!row.set(carry, strike, years, vol, weight)) {
            return false;
        }
        if (vectorProfiles) {
            VectorProfile.addAll(profile, row);
        } else {
            ScalarProfile.addAll(profile, row);
        }
        return true;
    }
}
