package gammadesk.benchmarks;

import gammadesk.Shared;
import gammadesk.analytics.exposure.Cascade;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.Greek;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The whole dealers' map of a recorded BTC and ETH chain on one core: exposures of all five greeks, the profile of 241
 * spots under three conventions, its crossings, the hedge ladder and the cascade at four depths. The chain is valued
 * beforehand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ExposureBenchmark {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260205T155132Z.csv.gz";
    private static final DepthCurve BTC_DEPTH = DepthCurve.constant(1_000);
    private static final DepthCurve ETH_DEPTH = DepthCurve.constant(20_000);

    @Param({"STICKY_STRIKE", "STICKY_MONEYNESS"})
    public Stickiness stickiness = Stickiness.STICKY_STRIKE;

    private final ExposureEngine btc = new ExposureEngine(PricingKernels.vector());
    private final ExposureEngine eth = new ExposureEngine(PricingKernels.vector());
    private ChainValuation btcChain;
    private ChainValuation ethChain;

    /** Reads and values the chains. */
    @Setup
    public void open() throws IOException {
        btcChain = ChainPricer.value(RecordedChain.read(Shared.path(RECORDING), Currency.BTC));
        ethChain = ChainPricer.value(RecordedChain.read(Shared.path(RECORDING), Currency.ETH));
    }

    /** Everything. */
    @Benchmark
    public void wholeMap(Blackhole sink) {
        whole(btc, btcChain, BTC_DEPTH, sink);
        whole(eth, ethChain, ETH_DEPTH, sink);
    }

    private void whole(ExposureEngine engine, ChainValuation chain, DepthCurve depth, Blackhole sink) {
        ExposureBasis basis = ExposureBasis.of(SignConvention.NAIVE);
        engine.load(chain);
        for (Greek greek : Greek.values()) {
            sink.consume(engine.map(basis.withGreek(greek)));
        }
        List<DealerCurve> curves =
                engine.curves(basis, List.of(SignConvention.values()), ProfileGrid.STANDARD, stickiness);
        sink.consume(engine.band(curves));
        sink.consume(engine.ladder(basis, stickiness));
        sink.consume(Cascade.map(curves.getFirst(), depth, CascadeModel.STANDARD));
    }

    /** The profile alone. */
    @Benchmark
    public List<DealerCurve> profile() {
        btc.load(btcChain);
        return btc.curves(
                ExposureBasis.of(SignConvention.NAIVE),
                List.of(SignConvention.NAIVE),
                ProfileGrid.STANDARD,
                stickiness);
    }

    /** The cascade alone. */
    @Benchmark
    public CascadeMap cascade() {
        return Cascade.map(curve(), BTC_DEPTH, CascadeModel.STANDARD);
    }

    private DealerCurve curve;

    private DealerCurve curve() {
        if (curve == null) {
            curve = profile().getFirst();
        }
        return curve;
    }
}
