package gammadesk.analytics.forecast.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Shared;
import gammadesk.analytics.forecast.flow.ChainPicture;
import gammadesk.analytics.forecast.flow.FlowGap;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.forecast.flow.FlowSeries;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store says at a moment. */
class FeatureStoreTest {
    private static final long HOUR = 3_600_000L;

    /** January's value comes out on day 40 and is revised on day 70; February's on day 68. */
    private static final FeatureSeries SERIES = new FeatureSeries(
            "cpi", List.of(new Observation(0, 40, 1.0), new Observation(31, 68, 2.0), new Observation(0, 70, 1.5)), 50);

    @Test
    void oldVintagesAreToldAsTheyWere() {
        assertThat(SERIES.asOf(39)).isEqualTo(new Reading.Unknown("nothing was known yet"));
        assertThat(SERIES.asOf(40)).isEqualTo(new Reading.Known(1, 0, 40));
        assertThat(SERIES.asOf(67).value()).isEqualTo(1);
        assertThat(SERIES.asOf(68)).isEqualTo(new Reading.Known(2, 31, 68));
        // A revision of January does not hide February.
        assertThat(SERIES.asOf(75)).isEqualTo(new Reading.Known(2, 31, 68));
        assertThat(SERIES.asOf(119)).isEqualTo(new Reading.Unknown("the last value is too old"));
    }

    @Test
    void theChangeIsMadeOfWhatWasKnown() {
        FeatureSeries change = SERIES.change();
        assertThat(change.asOf(67).value()).isNaN();
        assertThat(change.asOf(68).value()).isEqualTo(1);
        assertThat(change.asOf(70).value()).isEqualTo(0.5);
    }

    @Test
    void aHistorySeesTheSame() {
        Feature feature = SERIES.feature();
        for (long millis = 0; millis < 130; millis++) {
            assertThat(Double.compare(feature.at(millis), SERIES.asOf(millis).value()))
                    .isZero();
        }
    }

    @Test
    void aJoinHoldsEverySeriesAndDeletesTheFuture() {
        FeatureSeries gap = new FeatureSeries("flow", List.of(new Observation(0, 10, Double.NaN)), 100);
        FeatureStore store = FeatureStore.of(List.of(SERIES)).with(gap);
        assertThat(store.asOf(40)).containsOnlyKeys("cpi", "flow");
        assertThat(store.asOf(40).get("flow")).isEqualTo(new Reading.Unknown("the last value is a gap"));
        assertThat(store.until(67).asOf(100).get("cpi")).isEqualTo(new Reading.Unknown("the last value is too old"));
        assertThat(store.until(67).asOf(80).get("cpi")).isEqualTo(new Reading.Known(1, 0, 40));
        assertThatThrownBy(() -> new Observation(10, 9, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordedFundingIsKnownAtTheEndOfItsHours() throws IOException {
        List<FundingRate> rates = new ArrayList<>();
        for (String line : Shared.lines("prices/funding_rate_BTCUSDT.csv.gz").subList(1, 100)) {
            String[] cells = line.split(",", -1);
            long millis = LocalDateTime.parse(cells[0].substring(0, 19).replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            rates.add(new FundingRate(millis, Double.NaN, Double.NaN, Double.parseDouble(cells[1])));
        }
        FeatureSeries funding = KnownSeries.funding(rates);
        long first = rates.getFirst().knownMillis();
        assertThat(funding.asOf(first - 1).value()).isNaN();
        assertThat(funding.asOf(first).value()).isEqualTo(1e-4);
        assertThat(funding.asOf(rates.getLast().knownMillis() + 25 * HOUR).value())
                .isNaN();
    }

    /** Steps of a minute, from half past the hour: the first whole hour is the one after. */
    @Test
    void hoursOfAFlowAreKnownWhenTheyAreOver() {
        FlowHours hours = new FlowHours();
        hours.add(picture(HOUR / 2, 180, 0));
        FeatureSeries ofi = series(hours, "btc-perpetual-ofi");
        assertThat(ofi.observations()).hasSize(2);
        assertThat(ofi.asOf(2 * HOUR - 1).value()).isNaN();
        // 60 steps of 2 over a depth of 10 and 30.
        assertThat(ofi.asOf(2 * HOUR).value()).isCloseTo(120 / 40.0, within(1e-12));
        assertThat(series(hours, "btc-perpetual-trade-imbalance").asOf(2 * HOUR).value())
                .isCloseTo((3.0 - 1) / 4, within(1e-12));
        assertThat(series(hours, "btc-perpetual-depth").asOf(2 * HOUR).value()).isCloseTo(Math.log(40), within(1e-12));
        hours.add(picture(HOUR / 2, 180, 1));
        assertThat(series(hours, "btc-perpetual-ofi").asOf(2 * HOUR).value()).isCloseTo(3, within(1e-12));
    }

    @Test
    void anHourThatWasHardlySeenIsAGap() {
        FlowHours hours = new FlowHours();
        hours.add(picture(0, 60, 7));
        assertThat(series(hours, "btc-perpetual-ofi").asOf(HOUR))
                .isEqualTo(new Reading.Unknown("the last value is a gap"));
        FlowHours seen = new FlowHours();
        seen.add(picture(0, 60, 6));
        assertThat(series(seen, "btc-perpetual-ofi").asOf(HOUR)).isInstanceOf(Reading.Known.class);
    }

    @Test
    void anEmptyPictureAddsNothing() {
        FlowHours hours = new FlowHours();
        hours.add(picture(0, 0, 0));
        hours.add(new ChainPicture(new Currency("BTC"), 0, 1_000, Map.of(), List.of(), 0));
        assertThat(hours.series()).isEmpty();
    }

    private static FeatureSeries series(FlowHours hours, String name) {
        return hours.series().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FlowPicture picture(long startMillis, int steps, int missing) {
        Map<FlowSeries, Column> series = new EnumMap<>(FlowSeries.class);
        for (FlowSeries one : FlowSeries.values()) {
            double value = switch (one) {
                case BID_DEPTH -> 10;
                case ASK_DEPTH -> 30;
                case BUY_VOLUME -> 3;
                case SELL_VOLUME -> 1;
                default -> 2;
            };
            double[] values = new double[steps];
            Arrays.fill(values, value);
            Arrays.fill(values, 0, missing, Double.NaN);
            series.put(one, Column.of(values));
        }
        List<FlowGap> gaps = new ArrayList<>(Collections.nCopies(missing, FlowGap.STALE));
        gaps.addAll(Collections.nCopies(steps - missing, FlowGap.NONE));
        return new FlowPicture(
                "BTC-PERPETUAL",
                startMillis + 60_000,
                60_000,
                10,
                series,
                gaps,
                Optional.empty(),
                List.of(),
                List.of());
    }
}
