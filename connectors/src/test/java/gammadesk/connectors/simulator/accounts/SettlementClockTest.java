package gammadesk.connectors.simulator.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.connectors.simulator.accounts.BookedTrade.Party;
import gammadesk.connectors.simulator.market.DeafSink;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.venue.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts on the model market through the last morning of one-step delivery and the first of two-step delivery. */
class SettlementClockTest {
    private static final long ALICE = 10;
    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @CsvSource({"2026-07-31,31JUL26,false", "2026-08-01,1AUG26,true"})
    void aMorningGoesByItself(LocalDate day, String expiry, boolean twoSteps) {
        long eight = day.atTime(8, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
        Morning morning = new Morning(eight - 2 * MINUTE);
        morning.buy("BTC-PERPETUAL", "10000");
        morning.buyEvery("BTC-" + expiry);
        morning.advance(eight - MINUTE);
        assertThat(morning.types(LogEntry.Settlement.class)).isEmpty();
        morning.advance(eight + MINUTE);
        morning.advance(eight + 2 * MINUTE);

        assertThat(morning.accounts.held(ALICE, Currency.BTC))
                .extracting(Contract::name)
                .containsExactly("BTC-PERPETUAL");
        assertThat(morning.accounts.settledMillis()).isEqualTo(eight);
        assertThat(morning.types(LogEntry.Settlement.class)).hasSize(1);
        List<LogEntry> delivered = morning.types(LogEntry.Delivery.class);
        assertThat(delivered.stream().anyMatch(entry -> into(entry).equals("BTC-" + expiry)))
                .isEqualTo(twoSteps);
        double price = morning.market.deliveries(Currency.BTC).getFirst().price();
        assertThat(delivered)
                .isNotEmpty()
                .allMatch(entry ->
                        ((LogEntry.Delivery) entry.detail()).indexPrice().doubleValue() == price);
        morning.conserved();
    }

    private static String into(LogEntry entry) {
        return ((LogEntry.Delivery) entry.detail()).into();
    }

    /** A market that starts shortly before eight, and one account on it. */
    private static final class Morning {
        private final VenueMarket market;
        private final Venue venue;
        private final Accounts accounts;
        private final SettlementClock clock;

        Morning(long start) {
            market = ModelMarket.create(new ModelSettings(3, Scenario.CALM, start, 0.1));
            venue = new Venue(market);
            accounts = new Accounts(new VenueMarketView(venue), FeeSchedule.published());
            clock = new SettlementClock(accounts, market);
            accounts.open(ALICE, "alice", MarginModel.SEGREGATED_PM, start);
            accounts.deposit(ALICE, Currency.BTC, BigDecimal.valueOf(100), start);
        }

        void advance(long millis) {
            market.advanceTo(millis, new Outdating(venue));
            clock.advanceTo(market.nowMillis());
        }

        void conserved() {
            assertThat(accounts.imbalance(Currency.BTC)).isZero();
            AccountSummary summary = accounts.reports(OpenOrders.NONE, MarginSettings.published())
                    .summary(ALICE, Currency.BTC);
            assertThat(summary.initialMargin()).isPositive();
            assertThat(summary.equity()).isPositive();
        }

        List<LogEntry> types(Class<? extends LogEntry.Detail> type) {
            return accounts.log(ALICE, entry -> type.isInstance(entry.detail()));
        }

        /** Every option of an expiry, so that some end in the money. */
        void buyEvery(String prefix) {
            List<String> names = market.instruments().stream()
                    .map(Instrument::name)
                    .filter(name -> name.startsWith(prefix + "-"))
                    .toList();
            assertThat(names).isNotEmpty();
            names.forEach(name -> buy(name, "1"));
        }

        void buy(String name, String amount) {
            BigDecimal mark = BigDecimal.valueOf(market.ticker(name).mark()).max(new BigDecimal("0.0001"));
            accounts.book(new BookedTrade(
                    "1",
                    name,
                    mark.setScale(4, RoundingMode.UP),
                    new BigDecimal(amount),
                    market.nowMillis(),
                    new Party(ALICE, "1", false, false),
                    new Party(Accounts.HOUSE, "", true, false)));
        }
    }

    /** Keeps the venue's directory fresh, as the exchange does. */
    private static final class Outdating extends DeafSink {
        private final Venue venue;

        Outdating(Venue venue) {
            this.venue = venue;
        }

        @Override
        public void stateChanged(Instrument instrument) {
            venue.stateChanged(instrument);
        }
    }
}
