package gammadesk.benchmarks;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A recorded BTC and ETH chain together, from the whole chain to the whole surface, each frame from the last one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SurfaceBenchmark {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260407T050139Z.csv.gz";

    private final List<ChainSnapshot> chains = new ArrayList<>();
    private final List<ChainValuation> valuations = new ArrayList<>();
    private final List<SurfaceFitter> fitters = new ArrayList<>();

    /** Reads the recording. */
    @Setup
    public void read() throws IOException {
        Path file = Shared.path(RECORDING);
        for (Currency currency : List.of(Currency.BTC, Currency.ETH)) {
            ChainSnapshot chain = RecordedChain.read(file, currency);
            chains.add(chain);
            valuations.add(ChainPricer.value(chain));
            fitters.add(new SurfaceFitter(FitSettings.STANDARD, System::nanoTime));
        }
    }

    /** Both surfaces, the valuation given. */
    @Benchmark
    public List<FittedSurface> fit() {
        return List.of(fitters.get(0).fit(valuations.get(0)), fitters.get(1).fit(valuations.get(1)));
    }

    /** Both chains valued, inverted and fitted. */
    @Benchmark
    public List<FittedSurface> valueAndFit() {
        return List.of(
                fitters.get(0).fit(ChainPricer.value(chains.get(0))),
                fitters.get(1).fit(ChainPricer.value(chains.get(1))));
    }
}
