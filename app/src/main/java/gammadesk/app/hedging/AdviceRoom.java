package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.hedging.Advisors;
import gammadesk.analytics.hedging.CostCalibration;
import gammadesk.analytics.hedging.CostModel;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeScenarios;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.hedging.Slicing;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.app.hedging.AdviceRoom.Prepared.Ready;
import gammadesk.app.hedging.AdviceRoom.Prepared.Unready;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Puts together what an advisor may look at. One per thread, for the kernels. */
final class AdviceRoom {
    private static final int PATHS = 1_000;
    private static final long SOLVER_MILLIS = 200;
    private static final double SOLVER_GAP = 1e-3;
    private static final double HORIZON_DAYS = 1;

    private final PricingKernels kernels;
    private final LongSupplier nanos;

    AdviceRoom(PricingKernels kernels, LongSupplier nanos) {
        this.kernels = kernels;
        this.nanos = nanos;
    }

    /** All that the desk knows, quick enough for a screen. */
    static Advisors advisors() {
        return Advisors.of(new ShortfallSolver(SOLVER_MILLIS, SOLVER_GAP));
    }

    /** What came of putting it together. */
    sealed interface Prepared {
        /** An advisor may be asked. */
        record Ready(HedgeInput input) implements Prepared {}

        /** One sentence on what is missing. */
        record Unready(String reason) implements Prepared {}
    }

    Prepared prepare(HedgeScene scene, HedgePolicy policy, CostCalibration calibration) {
        Currency coin = policy.coin();
        if (scene.book().entries().isEmpty()) {
            return new Unready("There is nothing to hedge: " + scene.source().words() + " holds no position.");
        }
        Optional<MarketPicture> market = scene.snapshot().market(coin);
        Optional<FactorScenarios> scenarios = HedgeScenarios.balanced(scene.market(), coin, PATHS, HORIZON_DAYS);
        if (market.isEmpty() || scenarios.isEmpty()) {
            return new Unready("No volatility of " + coin + " is known yet.");
        }
        return new Ready(new HedgeInput(
                scene.book(),
                scene.market(),
                coin,
                LiveInstruments.of(scene.snapshot(), coin, scene.nowNanos()),
                policy.goal(),
                new CostModel(FeeTerms.PUBLISHED, Slicing.AT_ONCE, depth(market.get()), HORIZON_DAYS, calibration),
                scenarios.get(),
                scene.margin(coin),
                ForecastInput.of(scene.snapshot(), coin),
                ages(scene, market.get()),
                kernels,
                nanos));
    }

    private static Map<String, Double> ages(HedgeScene scene, MarketPicture market) {
        double picture = (scene.nowNanos() - scene.snapshot().publishedNanos()) / 1e9;
        double surface = (market.venueMillis() - market.surface().venueMillis()) / 1e3;
        double account = scene.snapshot()
                .account()
                .map(known -> known.ageSeconds(scene.nowNanos()))
                .orElse(Double.NaN);
        return Map.of(
                "index",
                scene.indexAge(market.currency()),
                "option prices",
                picture,
                "fitted surface",
                picture + Math.max(0, surface),
                "account",
                account);
    }

    private static Optional<DepthCurve> depth(MarketPicture market) {
        List<DepthCurve.Source> sources = market.books().stream()
                .flatMap(book -> source(market, book).stream())
                .toList();
        return DepthCurve.of(sources) instanceof DepthCurve.Reading.Measured(DepthCurve curve)
                ? Optional.of(curve)
                : Optional.empty();
    }

    private static Optional<DepthCurve.Source> source(MarketPicture market, OrderBook book) {
        return Optional.ofNullable(market.instruments().get(book.instrument()))
                .filter(spec -> spec.kind() == InstrumentKind.PERPETUAL || spec.kind() == InstrumentKind.FUTURE)
                .map(spec -> new DepthCurve.Source(book, spec.settlement()));
    }

    /** SHA-256 of book, quotes and goal: what a proposal rests on can be told from the record. */
    static String hash(HedgeInput input) {
        record Quoted(String instrument, double mark, double bid, double ask) {}
        record Inputs(Object book, Object goal, double index, List<Quoted> quotes) {}
        List<Quoted> quotes = input.instruments().stream()
                .map(one -> new Quoted(
                        one.name(), one.mark(), one.quote().bid(), one.quote().ask()))
                .toList();
        String text = HedgeJson.write(new Inputs(input.book(), input.goal(), input.index(), quotes));
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
