package gammadesk.app.market;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.FlowInferred;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.InstrumentExposures;
import gammadesk.analytics.exposure.InventoryEvidence;
import gammadesk.analytics.exposure.InventoryRules;
import gammadesk.analytics.exposure.InventoryTracker;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the embedded market the dealers' inventory is known, so that a convention can be held against the truth. */
class DealerTruthTest {
    private static final Logger LOG = LoggerFactory.getLogger(DealerTruthTest.class);
    private static final long START = Instant.parse("2026-04-06T09:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    /**
     * The simulated dealers begin flat, so a record from the start can know all; one that joins half way cannot, and
     * still comes nearer than the naive sign of the whole open interest.
     */
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void inferringFromFlowIsNearerToTheTruthThanTheNaiveSigns(long seed) {
        ModelMarket market = ModelMarket.create(new ModelSettings(seed, Scenario.CALM, START, 1));
        Trades all = new Trades();
        market.advanceTo(START + 30 * MINUTE, all);
        for (Currency coin : market.currencies()) {
            ChainValuation valuation = ModelChains.valued(market, coin);
            ExposureMap naive = map(valuation, SignConvention.NAIVE);
            FlowInferred whole = inferred(all.trades, START);
            FlowInferred late = inferred(all.trades, START + 15 * MINUTE);
            double[] truth = truth(market, naive.instruments());
            double ofNaive = distance(naive, truth);
            double ofNothing = Arrays.stream(truth).map(Math::abs).sum();
            double ofWhole = distance(map(valuation, whole), truth);
            double ofLate = distance(map(valuation, late), truth);
            InventoryEvidence evidence = InventoryEvidence.of(whole, valuation.chain());
            LOG.info(
                    "seed {} {}: sum over options of |estimate - truth|, USD per 1 %: naive {}, no position at all {}, flow of 30 min {}, flow of the"
                            + " last 15 min {}; totals: truth {}, naive {}, flow {}; {} trades explain {} % of open interest",
                    seed,
                    coin,
                    Math.round(ofNaive),
                    Math.round(ofNothing),
                    Math.round(ofWhole),
                    Math.round(ofLate),
                    Math.round(sum(truth)),
                    Math.round(naive.total()),
                    Math.round(map(valuation, whole).total()),
                    evidence.trades(),
                    100 * evidence.explainedShare());
            assertThat(ofWhole).isLessThan(ofNaive / 10).isLessThan(ofNothing / 2);
            assertThat(ofLate).isLessThan(ofNaive);
        }
    }

    /** Dealers who come with a position: what they held before the record began is not in it. */
    @Test
    void whatWasHeldBeforeTheRecordStaysUnknown() {
        ModelMarket market = ModelMarket.create(new ModelSettings(7, Scenario.CASCADE, START, 1));
        Trades all = new Trades();
        market.advanceTo(START + 30 * MINUTE, all);
        for (Currency coin : market.currencies()) {
            ChainValuation valuation = ModelChains.valued(market, coin);
            ExposureMap naive = map(valuation, SignConvention.NAIVE);
            double[] truth = truth(market, naive.instruments());
            double ofNothing = Arrays.stream(truth).map(Math::abs).sum();
            double ofFlow = distance(map(valuation, inferred(all.trades, START)), truth);
            LOG.info(
                    "dealers with a past, {}: sum over options of |estimate - truth|, USD per 1 %: naive {}, no position"
                            + " at all {}, flow of 30 min {}",
                    coin, Math.round(distance(naive, truth)), Math.round(ofNothing), Math.round(ofFlow));
            assertThat(ofFlow).isBetween(0.9 * ofNothing, 1.1 * ofNothing).isLessThan(distance(naive, truth));
        }
    }

    /** The scripted fall does not hear the dealers: what the map predicts beyond the shock is not in it. */
    @Test
    void theCrashIsHeldAgainstWhatTheCascadePredicts() {
        ModelMarket market = ModelMarket.create(new ModelSettings(7, Scenario.CRASH, START, 1));
        Trades all = new Trades();
        market.advanceTo(START + 5 * MINUTE, all);
        double before = market.index(Currency.BTC).price();
        ChainValuation valuation = ModelChains.valued(market, Currency.BTC);
        Map<String, CascadeMap> predicted = new HashMap<>();
        FlowInferred flow = inferred(all.trades, START);
        for (DealerConvention side : List.of(SignConvention.NAIVE, SignConvention.CUSTOMER_BOUGHT, flow)) {
            predicted.put(side.key(), ModelChains.cascade(market, valuation, side));
        }
        market.advanceTo(START + 35 * MINUTE, all);
        double fall = market.index(Currency.BTC).price() / before - 1;
        predicted.forEach((side, map) -> {
            CascadeMap.Curve now = map.curves().getFirst();
            CascadeMap.Point point = now.points().stream()
                    .filter(each -> Math.abs(each.shock() + 0.15) < 1e-9)
                    .findFirst()
                    .orElseThrow();
            LOG.info(
                    "crash: the index did {} %; {} after a shock of -15 %: {} (amplification {}, gain down {}, depth {} coin"
                            + " within -1 %), at a tenth of the depth {}",
                    100 * fall,
                    side,
                    point.outcome(),
                    point.amplification(),
                    now.gainDown(),
                    map.coinDown(),
                    map.curves().getLast().points().get(5).outcome());
            assertThat(Math.abs(point.outcome().finalOrEdge())).isLessThanOrEqualTo(0.30 + 1e-9);
        });
        assertThat(fall).isBetween(-0.20, -0.10);
    }

    private static FlowInferred inferred(List<Trade> trades, long fromMillis) {
        InventoryTracker tracker = InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, _ -> List.of(), fromMillis);
        trades.stream()
                .filter(trade -> trade.stamp().venueMillis() >= fromMillis)
                .forEach(tracker::take);
        DealerInventory inventory = tracker.snapshot(START + 30 * MINUTE);
        return new FlowInferred(inventory, FlowSelection.EVERYTHING);
    }

    private static ExposureMap map(ChainValuation valuation, DealerConvention side) {
        ExposureEngine engine = new ExposureEngine();
        engine.load(valuation);
        return engine.map(ExposureBasis.of(side));
    }

    /** Exposure per coin of each option times what the dealers really hold. */
    private static double[] truth(ModelMarket market, InstrumentExposures naive) {
        double[] truth = new double[naive.instruments().size()];
        for (int i = 0; i < truth.length; i++) {
            double perCoin = naive.value().get(i) / naive.dealerCoin().get(i);
            double held = market.dealerInventory(naive.instruments().get(i));
            truth[i] = Double.isFinite(perCoin) ? perCoin * held : 0;
        }
        return truth;
    }

    private static double distance(ExposureMap map, double[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double value = map.instruments().value().get(i);
            sum += Math.abs((Double.isNaN(value) ? 0 : value) - truth[i]);
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static final class Trades implements VenueMarket.Sink {
        private final List<Trade> trades = new ArrayList<>();

        @Override
        public void tickerChanged(String instrument) {
            // Only trades count.
        }

        @Override
        public void bookChanged(String instrument) {
            // Only trades count.
        }

        @Override
        public void traded(Trade trade) {
            trades.add(trade);
        }

        @Override
        public void indexChanged(Currency currency) {
            // Only trades count.
        }

        @Override
        public void volatilityIndexChanged(Currency currency) {
            // Only trades count.
        }

        @Override
        public void stateChanged(Instrument instrument) {
            // Only trades count.
        }
    }
}
