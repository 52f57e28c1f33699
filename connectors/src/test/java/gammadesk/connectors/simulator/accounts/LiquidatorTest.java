package gammadesk.connectors.simulator.accounts;

import static gammadesk.connectors.simulator.accounts.Desk.ALICE;
import static gammadesk.connectors.simulator.accounts.Desk.BOB;
import static gammadesk.connectors.simulator.accounts.Desk.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.accounts.BookedTrade.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiquidatorTest {
    private static final String CALL = "BTC-26JUL24-60000-C";
    private static final long WEAK = 20;

    private final Desk desk = new Desk();
    private final Taker market = new Taker();
    private final Liquidator liquidator = new Liquidator(desk.accounts, desk.reports(), market);

    @Test
    void whoHasEnoughIsLeftAlone() {
        desk.trade(ALICE, BOB, PERPETUAL, "60000", "60000");
        assertThat(liquidator.check(ALICE, Currency.BTC, desk.board.now)).isEqualTo(Liquidator.Outcome.NONE);
        assertThat(market.cancelled).isEmpty();
    }

    @Test
    void aLosingFutureIsReducedUntilMaintenanceIsMet() {
        desk.open(WEAK, MarginModel.SEGREGATED_SM, "1");
        desk.trade(WEAK, BOB, PERPETUAL, "1200000", "60000");
        market.price(PERPETUAL, 57_700);
        Liquidator.Outcome outcome = liquidator.check(WEAK, Currency.BTC, desk.board.now);

        assertThat(outcome.needed()).isTrue();
        assertThat(outcome.steps()).isPositive();
        assertThat(market.cancelled).containsExactly(WEAK);
        AccountSummary summary = desk.summary(WEAK);
        assertThat(summary.marginBalance().doubleValue()).isGreaterThanOrEqualTo(summary.maintenanceMargin());
        assertThat(desk.accounts.position(WEAK, PERPETUAL)).isBetween(BigDecimal.TEN, new BigDecimal("1199990"));
        assertThat(trades(WEAK)).filteredOn(LogEntry.Trade::liquidation).hasSize(outcome.steps());
        assertThat(desk.accounts.balance(Accounts.INSURANCE, Currency.BTC))
                .as("the surplus of liquidation fees")
                .isGreaterThan(new BigDecimal("100"));
        assertThat(desk.imbalance()).isZero();
    }

    @Test
    void whatABankruptOwesTheInsurancePays() {
        desk.open(WEAK, MarginModel.SEGREGATED_SM, "1");
        desk.trade(WEAK, BOB, PERPETUAL, "1200000", "60000");
        market.price(PERPETUAL, 50_000);
        Liquidator.Outcome outcome = liquidator.check(WEAK, Currency.BTC, desk.board.now);

        assertThat(desk.accounts.held(WEAK, Currency.BTC)).isEmpty();
        assertThat(desk.accounts.equity(WEAK, Currency.BTC)).isZero();
        assertThat(outcome.insured()).isGreaterThan(new BigDecimal("3"));
        assertThat(desk.accounts.settlements(WEAK, event -> event.type() == SettlementEvent.Type.BANKRUPTCY))
                .hasSize(1);
        assertThat(desk.imbalance()).isZero();
        desk.accounts.settle(desk.board.now);
        assertThat(desk.bitcoins(WEAK)).isZero();
        assertThat(desk.imbalance()).isZero();
    }

    @Test
    void whatNobodyTakesFromABankruptTheInsuranceTakesOver() {
        desk.open(WEAK, MarginModel.SEGREGATED_SM, "1");
        desk.board.option(CALL, 0.05, 60_000, 55);
        desk.trade(BOB, WEAK, CALL, "4", "0.05");
        market.closed = true;
        desk.board.option(CALL, 0.6, 160_000, 55);
        Liquidator.Outcome outcome = liquidator.check(WEAK, Currency.BTC, desk.board.now);

        assertThat(outcome.takenOver()).containsExactly(CALL);
        assertThat(desk.accounts.position(Accounts.INSURANCE, CALL)).isEqualByComparingTo("-4");
        assertThat(desk.accounts.equity(WEAK, Currency.BTC)).isZero();
        assertThat(desk.imbalance()).isZero();
    }

    @Test
    void aShortBookThatNobodyTakesStaysWhileItIsWorthSomething() {
        desk.open(WEAK, MarginModel.SEGREGATED_SM, "1");
        desk.trade(WEAK, BOB, PERPETUAL, "1200000", "60000");
        desk.board.future(PERPETUAL, 57_500);
        market.closed = true;
        assertThat(liquidator.check(WEAK, Currency.BTC, desk.board.now).takenOver())
                .isEmpty();
        assertThat(desk.accounts.position(WEAK, PERPETUAL)).isEqualByComparingTo("1200000");
    }

    @Test
    void futuresThatCarryTheDeltaGoFirst() {
        desk.open(WEAK, MarginModel.SEGREGATED_SM, "1.2");
        desk.board.option(CALL, 0.05, 60_000, 55);
        desk.trade(BOB, WEAK, CALL, "4", "0.05");
        desk.trade(BOB, WEAK, PERPETUAL, "1200000", "60000");
        market.price(PERPETUAL, 62_000);
        market.option(CALL, 0.07, 62_000);
        liquidator.check(WEAK, Currency.BTC, desk.board.now);
        assertThat(market.sent.getFirst()).isEqualTo(PERPETUAL);
        assertThat(desk.accounts.position(WEAK, CALL)).isEqualByComparingTo("-4");
    }

    private List<LogEntry.Trade> trades(long id) {
        return desk.accounts.log(id, entry -> entry.type().equals("trade")).stream()
                .map(entry -> (LogEntry.Trade) entry.detail())
                .toList();
    }

    /** The house takes everything at the mark, unless it is closed. */
    private final class Taker implements Liquidator.Desk {
        private final List<Long> cancelled = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final Map<String, Double> prices = new HashMap<>();
        private boolean closed;

        void price(String name, double mark) {
            desk.board.future(name, mark);
            prices.put(name, mark);
        }

        void option(String name, double mark, double underlying) {
            desk.board.option(name, mark, underlying, 55);
            prices.put(name, mark);
        }

        @Override
        public void cancelAll(long accountId, Currency currency, long millis) {
            cancelled.add(accountId);
        }

        @Override
        public BigDecimal reduce(long accountId, String instrument, Side side, BigDecimal amount, long millis) {
            sent.add(instrument);
            if (closed) {
                return BigDecimal.ZERO;
            }
            Party forced = new Party(accountId, "L", false, true);
            Party house = new Party(Accounts.HOUSE, "", true, false);
            desk.accounts.book(new BookedTrade(
                    "L" + sent.size(),
                    instrument,
                    BigDecimal.valueOf(prices.getOrDefault(instrument, 0.0)),
                    amount,
                    millis,
                    side == Side.BUY ? forced : house,
                    side == Side.BUY ? house : forced));
            return amount;
        }

        @Override
        public BigDecimal lot(String instrument) {
            return instrument.equals(PERPETUAL) ? BigDecimal.TEN : new BigDecimal("0.1");
        }
    }
}
