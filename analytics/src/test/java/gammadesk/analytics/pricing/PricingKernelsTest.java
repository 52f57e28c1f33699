package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import gammadesk.analytics.market.OptionType;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Vectors, scalars and {@link Black76} say the same. */
class PricingKernelsTest {
    private static final double CLOSE = 1e-12;
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0,
        -0.0,
        -1,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        1e-200,
        1e200,
        1e-8,
        1e8
    };

    private final PricingKernels vector = PricingKernels.vector();
    private final PricingKernels scalar = PricingKernels.scalar();

    @Test
    void theseTestsRunWithVectors() {
        assertThat(KernelWarmUp.hasVectors()).isTrue();
        assertThat(vector.isVector()).isTrue();
        assertThat(scalar.isVector()).isFalse();
    }

    @Property(tries = 500)
    void bothLanesPriceAlike(@ForAll long seed, @ForAll @IntRange(max = 50) int count) {
        OptionColumns options = options(new SplittableRandom(seed), count, 0);
        GreekColumns fast = valued(vector, options);
        GreekColumns slow = valued(scalar, options);
        for (int row = 0; row < count; row++) {
            OptionValue exact = exact(options, row);
            double digits = 4e-15 * Math.min(options.forward[row], options.strike[row]);

            assertThat(fast.price[row])
                    .isCloseTo(slow.price[row], within(CLOSE * slow.price[row]))
                    .isCloseTo(exact.priceUsd(), within(digits + 4 * Math.ulp(exact.priceUsd())));
            assertSame(fast, slow, row);
            assertExact(slow, exact, options, row);
        }
    }

    /** A wing's price is small, not wrong: it is right in its own digits too. */
    @Property(tries = 300)
    void smallPricesAreRightInRelativeTerms(@ForAll long seed) {
        OptionColumns options = options(new SplittableRandom(seed), 20, 0);
        GreekColumns fast = valued(vector, options);
        for (int row = 0; row < 20; row++) {
            double exact = exact(options, row).priceUsd();
            double deviation = options.vol[row] * Math.sqrt(options.years[row]);
            double least = 1e-250 * options.forward[row];
            double width = 1 + square(Math.log(options.forward[row] / options.strike[row]) / deviation);
            assertThat(fast.price[row])
                    .isCloseTo(exact, within(exact * 4e-15 * width / Math.min(1, deviation) + least));
        }
    }

    @Property(tries = 500)
    void bothLanesInvertAlike(@ForAll long seed, @ForAll @IntRange(max = 50) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        OptionColumns options = options(random, count, 0);
        double[] price = IntStream.range(0, count)
                .mapToDouble(row -> exact(options, row).priceUsd())
                .toArray();
        double[] fast = new double[count];
        double[] slow = new double[count];
        IvState[] fastState = new IvState[count];
        IvState[] slowState = new IvState[count];
        vector.impliedVol(options, price, count, fast, fastState);
        scalar.impliedVol(options, price, count, slow, slowState);
        assertThat(fastState).isEqualTo(slowState);
        for (int row = 0; row < count; row++) {
            if (slowState[row] == IvState.OK) {
                double vega = 100 * exact(options, row).vega();
                double digits = Math.ulp(Math.max(price[row], options.forward[row] * 1e-3)) / vega;
                assertThat(fast[row]).isCloseTo(slow[row], within(CLOSE * slow[row] + 4 * digits));
            } else {
                assertThat(fast[row]).isNaN();
            }
        }
    }

    /** With odd numbers anywhere both lanes say the same and nothing is thrown. */
    @Property(tries = 2_000)
    void oddNumbersAreTheSameInBothLanes(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        OptionColumns options = options(random, count, 4);
        double[] price = random.doubles(count, 0, 50).toArray();
        for (int row = 0; row < count; row += 3) {
            price[row] = ODD[random.nextInt(ODD.length)];
        }
        GreekColumns fast = valued(vector, options);
        GreekColumns slow = valued(scalar, options);
        double[] fastVol = new double[count];
        double[] slowVol = new double[count];
        IvState[] fastState = new IvState[count];
        IvState[] slowState = new IvState[count];
        vector.impliedVol(options, price, count, fastVol, fastState);
        scalar.impliedVol(options, price, count, slowVol, slowState);
        assertThat(fastState).isEqualTo(slowState);
        for (int row = 0; row < count; row++) {
            assertSame(fast, slow, row);
            assertThat(Double.isNaN(fastVol[row])).isEqualTo(fastState[row] != IvState.OK);
            if (fastState[row] == IvState.OK) {
                assertThat(fastVol[row]).isPositive().isFinite();
            }
        }
    }

    @Property(tries = 500)
    void movedOptionsHaveBlacksDeltaAndGamma(@ForAll long seed, @ForAll @IntRange(max = 50) int count) {
        OptionColumns options = options(new SplittableRandom(seed), count, 0);
        MovedColumns fast = moved(options);
        MovedColumns slow = moved(options);
        vector.deltaGamma(fast, 0, count);
        scalar.deltaGamma(slow, 0, count);
        assertThat(fast.delta).isEqualTo(slow.delta);
        assertThat(fast.gamma).isEqualTo(slow.gamma);
        for (int row = 0; row < count; row++) {
            double noise = CLOSE * Math.max(1, 2e-3 / Math.min(fast.deviation[row], 1));
            OptionValue exact = Black76.value(
                    options.forward[row], options.strike[row], options.years[row], options.vol[row], OptionType.CALL);
            assertThat(fast.delta[row]).isCloseTo(exact.delta(), within(noise));
            assertThat(fast.gamma[row]).isCloseTo(exact.gamma(), within(noise * exact.gamma() + 1e-300));
        }
    }

    @Test
    void theNormalDistributionFromTailToTail() {
        MovedColumns options = new MovedColumns(8_001);
        for (int row = 0; row < 8_001; row++) {
            options.forward[row] = 1;
            options.deviation[row] = 1;
            options.logMoneyness[row] = (row - 4_000) * 0.01 - 0.5;
        }
        vector.deltaGamma(options, 0, 8_001);
        for (int row = 0; row < 8_001; row++) {
            double d1 = (row - 4_000) * 0.01;
            double exact = Black76.normal(d1);
            // the last digits of the input and of the exponent are worth d1^2 in the tail
            assertThat(options.delta[row]).isCloseTo(exact, within(exact * (1e-14 + 4e-16 * d1 * d1) + 1e-300));
        }
        assertThat(options.delta[0]).isZero();
        assertThat(options.delta[8_000]).isEqualTo(1);
    }

    @Test
    void onlyTheAskedRowsAreFilled() {
        for (PricingKernels kernels : new PricingKernels[] {vector, scalar}) {
            OptionColumns options = options(new SplittableRandom(3), 40, 0);
            MovedColumns moved = moved(options);
            kernels.deltaGamma(moved, 7, 29);
            for (int row = 0; row < 40; row++) {
                assertThat(moved.gamma[row] > 0).isEqualTo(row >= 7 && row < 29);
            }
        }
    }

    /** Whatever is in the rows, both lanes say the same and nothing is thrown. */
    @Property(tries = 500)
    void oddMovesAreTheSameInBothLanes(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        OptionColumns options = options(new SplittableRandom(seed), count, 6);
        MovedColumns fast = moved(options);
        MovedColumns slow = moved(options);
        vector.deltaGamma(fast, 0, count);
        scalar.deltaGamma(slow, 0, count);
        assertThat(fast.delta).isEqualTo(slow.delta);
        assertThat(fast.gamma).isEqualTo(slow.gamma);
    }

    private static MovedColumns moved(OptionColumns options) {
        MovedColumns moved = new MovedColumns(options.capacity());
        for (int row = 0; row < options.capacity(); row++) {
            moved.forward[row] = options.forward[row];
            moved.logMoneyness[row] = Math.log(options.forward[row] / options.strike[row]);
            moved.deviation[row] = options.vol[row] * Math.sqrt(options.years[row]);
        }
        return moved;
    }

    /** Boxed vectors would be 70 B an option: the kernels have stayed in one piece. */
    @Test
    void warmKernelsAllocateNothing() {
        KernelWarmUp warmUp = new KernelWarmUp();
        assertThat(PricingKernels.after(warmUp).isVector()).isFalse();
        warmUp.run();
        assertThat(warmUp.isDone()).isTrue();
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 200 && least > 0.5; i++) {
            least = Math.min(least, bytesPerOption(PricingKernels.vector()));
        }
        assertThat(least).isLessThan(0.5);
    }

    @Test
    void aStoppedWarmUpLeavesTheScalars() {
        KernelWarmUp warmUp = new KernelWarmUp();
        warmUp.stop();
        warmUp.run();
        assertThat(warmUp.isDone()).isFalse();
        assertThat(PricingKernels.after(warmUp).isVector()).isFalse();
    }

    private static double bytesPerOption(PricingKernels kernels) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OptionColumns options = new OptionColumns(1_000);
        for (int row = 0; row < 1_000; row++) {
            options.put(row, 100, 80 + row * 0.04, 0.02 + row * 1e-3, 0.6, OptionType.CALL);
        }
        GreekColumns greeks = new GreekColumns(1_000);
        MovedColumns moved = moved(options);
        double[] vol = new double[1_000];
        IvState[] state = new IvState[1_000];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20; i++) {
            kernels.value(options, 1_000, greeks);
            kernels.impliedVol(options, greeks.price, 1_000, vol, state);
            kernels.deltaGamma(moved, 0, 1_000);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / 20_000.0;
    }

    private static OptionColumns options(SplittableRandom random, int count, int odd) {
        OptionColumns options = new OptionColumns(count);
        for (int row = 0; row < count; row++) {
            double forward = Math.exp(random.nextDouble(Math.log(0.01), Math.log(1e6)));
            double deviation = Math.exp(random.nextDouble(Math.log(1e-3), Math.log(3)));
            double years = Math.exp(random.nextDouble(Math.log(1e-4), Math.log(5)));
            double strike = forward * Math.exp(Math.clamp(random.nextDouble(-8, 8) * deviation, -3, 3));
            OptionType type = random.nextBoolean() ? OptionType.CALL : OptionType.PUT;
            options.put(row, forward, row % 7 == 3 ? forward : strike, years, deviation / Math.sqrt(years), type);
            double[][] columns = {options.forward, options.strike, options.years, options.vol};
            if (random.nextInt(10) < odd) {
                columns[random.nextInt(4)][row] = ODD[random.nextInt(ODD.length)];
            }
        }
        return options;
    }

    private static GreekColumns valued(PricingKernels kernels, OptionColumns options) {
        GreekColumns out = new GreekColumns(options.capacity());
        kernels.value(options, options.capacity(), out);
        return out;
    }

    private static OptionValue exact(OptionColumns o, int row) {
        return Black76.value(o.forward[row], o.strike[row], o.years[row], o.vol[row], o.type(row));
    }

    private static void assertSame(GreekColumns fast, GreekColumns slow, int row) {
        double[][] left = {fast.price, fast.delta, fast.gamma, fast.vega, fast.theta, fast.vanna, fast.volga, fast.charm
        };
        double[][] right = {
            slow.price, slow.delta, slow.gamma, slow.vega, slow.theta, slow.vanna, slow.volga, slow.charm
        };
        for (int i = 0; i < left.length; i++) {
            double value = right[i][row];
            if (Double.isFinite(value)) {
                assertThat(left[i][row]).isCloseTo(value, within(CLOSE * Math.abs(value)));
            } else {
                assertThat(Double.valueOf(left[i][row])).isEqualTo(Double.valueOf(value));
            }
        }
    }

    /** To 1e-12 of each greek's own size, which for those with a factor of d1 or d2 is that without the factor. */
    private static void assertExact(GreekColumns found, OptionValue exact, OptionColumns options, int row) {
        double f = options.forward[row];
        double t = options.years[row];
        double vol = options.vol[row];
        double s = vol * Math.sqrt(t);
        double d = 1 + Math.abs(Math.log(f / options.strike[row])) / s + s;
        double density = exact.gamma() * f * s;
        double noise = CLOSE * Math.max(1, 2e-3 / Math.min(s, 1));
        assertThat(found.delta[row]).isCloseTo(exact.delta(), within(noise));
        assertThat(found.gamma[row]).isCloseTo(exact.gamma(), within(noise * exact.gamma()));
        assertThat(found.vega[row]).isCloseTo(exact.vega(), within(noise * exact.vega()));
        assertThat(found.theta[row]).isCloseTo(exact.theta(), within(noise * -exact.theta()));
        assertThat(found.vanna[row]).isCloseTo(exact.vanna(), within(noise * density * d / vol));
        assertThat(found.volga[row]).isCloseTo(exact.volga(), within(noise * exact.vega() * d * d / vol));
        assertThat(found.charm[row]).isCloseTo(exact.charm(), within(noise * density * d / t));
    }

    private static double square(double x) {
        return x * x;
    }
}
