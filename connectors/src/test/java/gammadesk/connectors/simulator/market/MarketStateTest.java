package gammadesk.connectors.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketStateTest {
    private static final long START = Instant.parse("2026-04-06T05:30:00Z").toEpochMilli();
    private static final ModelSettings SETTINGS = new ModelSettings(7, Scenario.CALM, START, 1);

    private final ModelMarket before = ModelMarket.create(SETTINGS);

    @Test
    void goesOnWhereItWas() {
        before.advanceTo(START + 120_000, new RecordingSink());
        ModelMarket after = ModelMarket.resume(SETTINGS, before.state());

        assertThat(after.nowMillis()).isEqualTo(before.nowMillis());
        assertThat(after.instruments()).containsExactlyInAnyOrderElementsOf(before.instruments());
        for (Currency coin : before.currencies()) {
            assertThat(after.index(coin)).isEqualTo(before.index(coin));
            assertThat(after.deliveries(coin)).isEqualTo(before.deliveries(coin));
            assertThat(after.volatilityIndex(coin)).isCloseTo(before.volatilityIndex(coin), within(0.02));
        }
        for (Instrument instrument : before.instruments()) {
            Ticker was = before.ticker(instrument.name());
            Ticker is = after.ticker(instrument.name());
            assertThat(is.openInterest()).isEqualTo(was.openInterest());
            assertThat(is.volume24h()).isCloseTo(was.volume24h(), within(1e-6));
            assertThat(is.last()).isEqualTo(was.last());
            assertThat(is.settlement()).isEqualTo(was.settlement());
            assertThat(is.mark()).isCloseTo(was.mark(), within(2e-4 + 2e-4 * was.mark()));
        }
    }

    @Test
    void noNumberIsGivenTwice() {
        RecordingSink first = new RecordingSink();
        before.advanceTo(START + 60_000, first);
        ModelMarket after = ModelMarket.resume(SETTINGS, before.state());
        RecordingSink second = new RecordingSink();
        after.advanceTo(START + 120_000, second);

        Trade last = lastOf(first.trades, "BTC-PERPETUAL");
        Trade next = second.trades.stream()
                .filter(trade -> trade.instrument().equals("BTC-PERPETUAL"))
                .findFirst()
                .orElseThrow();
        assertThat(next.sequence()).isEqualTo(last.sequence() + 1);
        assertThat(second.trades)
                .noneMatch(trade ->
                        first.trades.stream().anyMatch(earlier -> earlier.id().equals(trade.id())));
        assertThat(after.book("BTC-PERPETUAL").changeId())
                .isGreaterThan(before.book("BTC-PERPETUAL").changeId());
    }

    @Test
    void whatIsDueWhileNobodyWatchesHappensInItsOrder() {
        before.advanceTo(START + 1_000, new RecordingSink());
        ModelMarket after = ModelMarket.resume(SETTINGS, before.state());
        RecordingSink sink = new RecordingSink();
        long end = START + Duration.ofHours(50).toMillis() + 300;
        after.passOver(end, sink);

        assertThat(after.nowMillis()).isEqualTo(end / 100 * 100);
        List<Instrument> delivered = sink.states.stream()
                .filter(instrument -> instrument.state() == InstrumentState.DELIVERED)
                .toList();
        assertThat(delivered)
                .extracting(instrument -> instrument.expiry().orElseThrow().label())
                .contains("6APR26", "7APR26")
                .doesNotContain("9APR26")
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(after.deliveries(Currency.BTC).subList(0, 2))
                .extracting(
                        delivery -> Instant.ofEpochMilli(delivery.atMillis()).toString())
                .containsExactly("2026-04-07T08:00:00Z", "2026-04-06T08:00:00Z");
        assertThat(after.instruments())
                .allMatch(instrument -> instrument.expiry().isEmpty()
                        || instrument.expiry().orElseThrow().epochMillis() > end);
        assertThat(after.deliveries(Currency.BTC).getFirst().price())
                .isCloseTo(after.index(Currency.BTC).price(), within(8_000.0));
    }

    private static Trade lastOf(List<Trade> trades, String instrument) {
        return trades.stream()
                .filter(trade -> trade.instrument().equals(instrument))
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
