package gammadesk.benchmarks;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainColumns;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.GreekColumns;
import gammadesk.analytics.pricing.IvState;
import gammadesk.analytics.pricing.MovedColumns;
import gammadesk.analytics.pricing.OptionColumns;
import gammadesk.analytics.pricing.OptionValue;
import gammadesk.analytics.pricing.PricingKernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.finmath.functions.AnalyticFormulas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The pricing kernels beside their scalar twins and beside other libraries, per option: out-of-the-money options with
 * log-moneyness within 1.5, one hour to one year, volatility 20 .. 200 %, worth at least 1e-6 of the forward.
 * {@link PricingTable} runs it and prints ratios.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PricingBenchmark {
    static final int OPTIONS = 4_096;

    private final OptionColumns options = new OptionColumns(OPTIONS);
    private final GreekColumns greeks = new GreekColumns(OPTIONS);
    private final double[] price = new double[OPTIONS];
    private final double[] vol = new double[OPTIONS];
    private final IvState[] state = new IvState[OPTIONS];
    private final PricingKernels vector = PricingKernels.vector();
    private final PricingKernels scalar = PricingKernels.scalar();
    private final ChainSnapshot chain = BenchmarkChain.btc();
    private final ChainPricer fast = new ChainPricer(vector);
    private final ChainPricer slow = new ChainPricer(scalar);
    private final MovedColumns moved = new MovedColumns(OPTIONS);

    /** The same options in every run. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        int row = 0;
        while (row < OPTIONS) {
            double years = Math.exp(random.nextDouble(Math.log(1.0 / 8_760), 0));
            double volatility = random.nextDouble(0.2, 2);
            double k = random.nextDouble(-1.5, 1.5);
            OptionType type = k > 0 ? OptionType.CALL : OptionType.PUT;
            price[row] = Black76.priceUsd(100, 100 * Math.exp(k), years, volatility, type);
            if (price[row] >= 1e-4) {
                options.put(row, 100, 100 * Math.exp(k), years, volatility, type);
                moved.forward[row] = 100;
                moved.logMoneyness[row] = -k;
                moved.deviation[row] = volatility * Math.sqrt(years);
                row++;
            }
        }
    }

    /** Implied volatility, vectors. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] ivVector() {
        vector.impliedVol(options, price, OPTIONS, vol, state);
        return vol;
    }

    /** Implied volatility, our scalar Let's Be Rational. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] ivScalar() {
        scalar.impliedVol(options, price, OPTIONS, vol, state);
        return vol;
    }

    /** Implied volatility, Strata. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] ivStrata() {
        for (int i = 0; i < OPTIONS; i++) {
            vol[i] = BlackFormulaRepository.impliedVolatility(
                    price[i], options.forward[i], options.strike[i], options.years[i], options.sign[i] > 0);
        }
        return vol;
    }

    /** Implied volatility, finmath; it knows calls only, and a put is the call with forward and strike exchanged. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] ivFinmath() {
        for (int i = 0; i < OPTIONS; i++) {
            boolean call = options.sign[i] > 0;
            double f = call ? options.forward[i] : options.strike[i];
            double k = call ? options.strike[i] : options.forward[i];
            vol[i] = AnalyticFormulas.blackScholesOptionImpliedVolatility(f, options.years[i], k, 1, price[i]);
        }
        return vol;
    }

    /** Price and seven greeks, vectors. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] greeksVector() {
        vector.value(options, OPTIONS, greeks);
        return greeks.charm;
    }

    /** Price and seven greeks, the scalar twin. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] greeksScalar() {
        scalar.value(options, OPTIONS, greeks);
        return greeks.charm;
    }

    /** All greeks, the reference with full relative accuracy. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] greeksReference() {
        for (int i = 0; i < OPTIONS; i++) {
            OptionValue value = Black76.value(
                    options.forward[i],
                    options.strike[i],
                    options.years[i],
                    options.vol[i],
                    options.sign[i] > 0 ? OptionType.CALL : OptionType.PUT);
            greeks.price[i] = value.priceUsd();
            greeks.charm[i] = value.charm();
        }
        return greeks.charm;
    }

    /** Price and six greeks, Strata: it has no charm. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] greeksStrata() {
        for (int i = 0; i < OPTIONS; i++) {
            double f = options.forward[i];
            double k = options.strike[i];
            double t = options.years[i];
            double v = options.vol[i];
            boolean call = options.sign[i] > 0;
            greeks.price[i] = BlackFormulaRepository.price(f, k, t, v, call);
            greeks.delta[i] = BlackFormulaRepository.delta(f, k, t, v, call);
            greeks.gamma[i] = BlackFormulaRepository.gamma(f, k, t, v);
            greeks.vega[i] = BlackFormulaRepository.vega(f, k, t, v);
            greeks.theta[i] = BlackFormulaRepository.driftlessTheta(f, k, t, v);
            greeks.vanna[i] = BlackFormulaRepository.vanna(f, k, t, v);
            greeks.volga[i] = BlackFormulaRepository.volga(f, k, t, v);
        }
        return greeks.volga;
    }

    /** Price and four greeks, finmath: it has no others. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] greeksFinmath() {
        for (int i = 0; i < OPTIONS; i++) {
            double f = options.forward[i];
            double k = options.strike[i];
            double t = options.years[i];
            double v = options.vol[i];
            greeks.price[i] = AnalyticFormulas.blackScholesGeneralizedOptionValue(f, v, t, k, 1);
            greeks.delta[i] = AnalyticFormulas.blackScholesOptionDelta(f, 0, v, t, k);
            greeks.gamma[i] = AnalyticFormulas.blackScholesOptionGamma(f, 0, v, t, k);
            greeks.vega[i] = AnalyticFormulas.blackScholesOptionVega(f, 0, v, t, k);
            greeks.theta[i] = AnalyticFormulas.blackScholesOptionTheta(f, 0, v, t, k);
        }
        return greeks.theta;
    }

    /** Delta and gamma after a move, vectors. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] movesVector() {
        vector.deltaGamma(moved, 0, OPTIONS);
        return moved.gamma;
    }

    /** The same, the scalar twin. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] movesScalar() {
        scalar.deltaGamma(moved, 0, OPTIONS);
        return moved.gamma;
    }

    /** A chain of 960 options: two volatilities and all greeks of each, vectors, into the pricer's own arrays. */
    @Benchmark
    @OperationsPerInvocation(BenchmarkChain.OPTIONS)
    public ChainColumns chainArrays() {
        return fast.columns(chain);
    }

    /** The same, as records to keep. */
    @Benchmark
    @OperationsPerInvocation(BenchmarkChain.OPTIONS)
    public ChainValuation chainRecords() {
        return fast.valuation(chain);
    }

    /** The same, scalars. */
    @Benchmark
    @OperationsPerInvocation(BenchmarkChain.OPTIONS)
    public ChainColumns chainScalar() {
        return slow.columns(chain);
    }
}
