package gammadesk.connectors.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model beside a chain recorded on the same calendar day. */
class RecordedFiguresTest {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedFiguresTest.class);
    private static final double[] DELTA_ENDS = {0.07, 0.3, 0.7};
    private static final double[] TENOR_DAYS = {4, 20, 120};

    /**
     * Median spread over mark by class of delta, share of open interest by class of tenor, call share, missing bids.
     */
    private record Figures(double[] spreads, double[] interest, double callShare, double openInterest, double missing) {
        @Override
        public String toString() {
            return "spreads " + Arrays.toString(spreads) + " interest " + Arrays.toString(interest) + " calls "
                    + callShare + " open " + openInterest + " bids missing " + missing;
        }
    }

    @Test
    void chainsLookLikeRecordedOnes() throws IOException {
        Path folder = Path.of(System.getProperty("shared.dir", "../shared"), "data", "deribit_chains", "snapshots");
        if (!Boolean.getBoolean("shared.required")) {
            Assumptions.assumeTrue(Files.isDirectory(folder), "the recordings are not beside the project");
        }
        ReplayMarket recorded =
                ReplayMarket.open(List.of(folder.resolve("deribit_options_snapshot_20260406T051357Z.csv.gz")));
        long start = Instant.parse("2026-04-06T05:14:00Z").toEpochMilli();
        ModelMarket model = ModelMarket.create(ModelSettings.defaults(start));
        model.advanceTo(start + 60_000, new RecordingSink());
        for (Currency coin : List.of(Currency.BTC, Currency.ETH)) {
            Figures real = figures(recorded, coin);
            Figures ours = figures(model, coin);
            LOG.info("{} recorded: {}", coin, real);
            LOG.info("{} model:    {}", coin, ours);
            for (int i = 0; i < ours.spreads().length; i++) {
                assertThat(ours.spreads()[i]).isBetween(real.spreads()[i] / 2.5, real.spreads()[i] * 2.5);
            }
            for (int i = 0; i < ours.interest().length; i++) {
                assertThat(Math.abs(ours.interest()[i] - real.interest()[i])).isLessThan(0.12);
            }
            assertThat(ours.callShare()).isBetween(real.callShare() - 0.08, real.callShare() + 0.08);
            assertThat(ours.openInterest() / real.openInterest()).isBetween(0.8, 1.25);
            assertThat(ours.missing()).isLessThan(0.25);
        }
    }

    private static Figures figures(VenueMarket market, Currency coin) {
        List<List<Double>> spreads = new ArrayList<>();
        for (int i = 0; i < DELTA_ENDS.length; i++) {
            spreads.add(new ArrayList<>());
        }
        double[] interest = new double[TENOR_DAYS.length + 1];
        double calls = 0;
        double total = 0;
        int missing = 0;
        int count = 0;
        for (Instrument instrument : market.instruments()) {
            if (instrument.kind() == InstrumentKind.OPTION && instrument.base().equals(coin)) {
                Ticker ticker = market.ticker(instrument.name());
                count++;
                missing += Double.isNaN(ticker.quote().bid()) ? 1 : 0;
                total += ticker.openInterest();
                calls += instrument.name().endsWith("C") ? ticker.openInterest() : 0;
                interest[bucket(TENOR_DAYS, instrument.expiry().orElseThrow().yearsFrom(market.nowMillis()) * 365)] +=
                        ticker.openInterest();
                int delta = bucket(DELTA_ENDS, Math.abs(ticker.greeks().delta()));
                if (delta < DELTA_ENDS.length && ticker.quote().isTwoSided()) {
                    double spread = ticker.quote().ask() - ticker.quote().bid();
                    spreads.get(delta).add(spread / Math.max(ticker.mark(), 1e-4));
                }
            }
        }
        double all = total;
        return new Figures(
                spreads.stream().mapToDouble(RecordedFiguresTest::median).toArray(),
                Arrays.stream(interest).map(open -> open / all).toArray(),
                calls / total,
                total,
                missing / (double) count);
    }

    private static int bucket(double[] ends, double value) {
        int i = 0;
        while (i < ends.length && value > ends[i]) {
            i++;
        }
        return i;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
