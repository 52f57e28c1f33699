package gammadesk.app.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.FlowInferred;
import gammadesk.analytics.exposure.FlowSelection;
import gammadesk.analytics.exposure.InstrumentFlow;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In the cascade scenario the simulated dealers really hedge into the book, so what the map predicts can come out
 * wrong. It leaves out that volatility rises with the fall, which takes gamma away: the larger the gain, the more it
 * overstates.
 */
class CascadeTruthTest {
    private static final Logger LOG = LoggerFactory.getLogger(CascadeTruthTest.class);
    private static final long START = Instant.parse("2026-04-06T09:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long SHOCK_BEGINS = START + 5 * MINUTE;
    private static final double SHOCK = -0.03;
    /** One book is a sample of random amounts: the depth that counts is an average of many. */
    private static final int LOOKS = 20;

    private static final double SMALL_GAIN = 0.5;
    /** What the index does on its own within a quarter of an hour, over the shock. */
    private static final double NOISE = 0.03;

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9, 10})
    void whatHappensIsHeldAgainstTheMap(long seed) {
        ModelMarket market = ModelMarket.create(new ModelSettings(seed, Scenario.CASCADE, START, 1));
        market.advanceTo(SHOCK_BEGINS - MINUTE, VenueMarket.Sink.DEAF);
        Map<Currency, Double> predicted = new HashMap<>();
        Map<Currency, Double> gains = new HashMap<>();
        for (int look = 0; look < LOOKS; look++) {
            market.advanceTo(SHOCK_BEGINS - MINUTE + look * MINUTE / LOOKS, VenueMarket.Sink.DEAF);
            for (Currency coin : market.currencies()) {
                CascadeMap map = ModelChains.cascade(market, ModelChains.valued(market, coin), truth(market, coin));
                predicted.merge(coin, amplification(map) / LOOKS, Double::sum);
                gains.merge(coin, map.curves().getFirst().gainDown() / LOOKS, Double::sum);
            }
        }
        market.advanceTo(SHOCK_BEGINS, VenueMarket.Sink.DEAF);
        Map<Currency, Double> before = new HashMap<>();
        market.currencies().forEach(coin -> before.put(coin, market.index(coin).price()));
        market.advanceTo(SHOCK_BEGINS + 15 * MINUTE, VenueMarket.Sink.DEAF);
        for (Currency coin : market.currencies()) {
            double happened = (market.index(coin).price() / before.get(coin) - 1) / SHOCK;
            LOG.info(
                    "seed {} {}: gain {}, amplification predicted {}, happened {}",
                    seed,
                    coin,
                    gains.get(coin),
                    predicted.get(coin),
                    happened);
            double foretold = predicted.get(coin) - 1;
            assertThat(gains.get(coin)).isBetween(0.1, 1.3);
            assertThat(happened - 1).isBetween(0.25 * foretold, 1.25 * foretold + NOISE);
            if (gains.get(coin) < SMALL_GAIN) {
                assertThat(happened - 1).isCloseTo(foretold, within(0.4 * foretold + NOISE));
            }
        }
    }

    private static double amplification(CascadeMap map) {
        return map.curves().getFirst().points().stream()
                .filter(point -> Math.abs(point.shock() - SHOCK) < 1e-9)
                .findFirst()
                .orElseThrow()
                .amplification();
    }

    /** What the simulated dealers really hold. */
    private static DealerConvention truth(ModelMarket market, Currency coin) {
        Map<String, InstrumentFlow> flows = new HashMap<>();
        for (Instrument option : ModelChains.options(market, coin)) {
            double held = market.dealerInventory(option.name());
            flows.put(option.name(), new InstrumentFlow(-held, 0, 0, 0, Math.abs(held), 1, 0, 0, 0, 0));
        }
        DealerInventory inventory = new DealerInventory(
                START,
                market.nowMillis(),
                flows,
                DealerInventory.beginning(START).counts());
        return new FlowInferred(inventory, FlowSelection.EVERYTHING);
    }
}
