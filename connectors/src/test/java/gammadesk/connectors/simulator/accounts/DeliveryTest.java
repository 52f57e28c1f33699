package gammadesk.connectors.simulator.accounts;

import static gammadesk.connectors.simulator.accounts.Desk.ALICE;
import static gammadesk.connectors.simulator.accounts.Desk.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final Expiry OLD = Expiry.parse("26JUL24").orElseThrow();
    private static final Expiry NEW = Expiry.parse("28AUG26").orElseThrow();

    private final Desk desk = new Desk();

    @Test
    void oneStepPaysTheDifferenceInCoin() {
        buy(OLD, "-60000-C", "2", "0.05");
        deliver(OLD, "75000");

        assertThat(desk.bitcoins(ALICE))
                .as("10 - 0.1 - 0.0006 + 2 x 0.2 - 0.0003")
                .isEqualByComparingTo("10.2991");
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("9.6991");
        assertThat(entries(ALICE)).extracting(LogEntry::type).containsExactly("delivery");
        LogEntry.Delivery delivery =
                (LogEntry.Delivery) entries(ALICE).getFirst().detail();
        assertThat(delivery.side()).isEqualTo("close sell");
        assertThat(delivery.price()).isEqualByComparingTo("0.2");
        assertThat(delivery.into()).isEmpty();
    }

    @Test
    void twoStepsGoThroughTheFutureAtTheStrike() {
        buy(NEW, "-60000-C", "2", "0.05");
        deliver(NEW, "75000");

        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.2991");
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("9.6991");
        List<LogEntry> entries = entries(ALICE);
        assertThat(entries).extracting(LogEntry::type).containsExactly("delivery", "delivery");
        LogEntry.Delivery future = (LogEntry.Delivery) entries.get(0).detail();
        LogEntry.Delivery option = (LogEntry.Delivery) entries.get(1).detail();
        assertThat(option.into()).isEqualTo("BTC-28AUG26");
        assertThat(option.price()).isEqualByComparingTo("60000");
        assertThat(entries.get(1).cashflow()).isZero();
        assertThat(future.instrument()).isEqualTo("BTC-28AUG26");
        assertThat(future.amount()).isEqualByComparingTo("120000");
        assertThat(entries.get(0).cashflow()).isEqualByComparingTo("0.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26JUL24", "28AUG26"})
    void putsPayWhenTheIndexFell(String label) {
        Expiry expiry = Expiry.parse(label).orElseThrow();
        buy(expiry, "-60000-P", "1", "0.05");
        deliver(expiry, "48000");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.19955");
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("9.79955");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26JUL24", "28AUG26"})
    void outOfTheMoneyIsWorthlessInOneStepWithoutFee(String label) {
        Expiry expiry = Expiry.parse(label).orElseThrow();
        buy(expiry, "-60000-P", "1", "0.05");
        deliver(expiry, "60000");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("9.9497");
        assertThat(entries(ALICE)).hasSize(1);
        assertThat(desk.accounts.held(ALICE, Currency.BTC)).isEmpty();
    }

    @Test
    void deliveryFeeIsCappedByThePayoff() {
        buy(OLD, "-60000-C", "1", "0.05");
        deliver(OLD, "60006");
        double payoff = 6 / 60_006.0;
        assertThat(desk.bitcoins(ALICE).doubleValue()).isCloseTo(9.9497 + payoff * 0.875, within(1e-11));
        assertThat(desk.imbalance()).isZero();
    }

    @Test
    void dailyOptionsAreDeliveredFree() {
        Expiry tuesday = Expiry.parse("2JUL24").orElseThrow();
        buy(tuesday, "-60000-C", "1", "0.05");
        deliver(tuesday, "75000");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.1497");
    }

    @Test
    void aMonthlyFutureIsDeliveredForHalfTheTakersFeeAndAWeeklyOneFree() {
        desk.trade(ALICE, BOB, "BTC-26JUL24", "60000", "60000");
        desk.trade(ALICE, BOB, "BTC-19JUL24", "60000", "60000");
        deliver(Expiry.parse("19JUL24").orElseThrow(), "75000");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.199");
        deliver(OLD, "75000");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.3988");
        assertThat(desk.bitcoins(BOB)).as("with a rebate of 0.0001").isEqualByComparingTo("9.5999");
    }

    @Test
    void aFutureThatAnOptionOffsetsPaysNoDeliveryFee() {
        desk.board.future("BTC-28AUG26", 60_000);
        buy(NEW, "-60000-C", "1", "0.05");
        desk.trade(BOB, ALICE, "BTC-28AUG26", "60000", "60000");
        deliver(NEW, "75000");
        assertThat(desk.bitcoins(ALICE)).as("premium, fees, option delivery").isEqualByComparingTo("9.94955");
        assertThat(entries(ALICE)).hasSize(1);
        assertThat(desk.imbalance()).isZero();
    }

    @Test
    void oneAndTwoStepsPayTheSameForEveryPrice() {
        for (int strike = 50_000; strike <= 70_000; strike += 2_500) {
            for (String price : List.of("48123.4567", "60000", "61234.5678", "99999.99")) {
                assertThat(paid(NEW, strike, price)
                                .subtract(paid(OLD, strike, price))
                                .abs())
                        .isLessThanOrEqualTo(new BigDecimal("0.000000000002"));
            }
        }
    }

    /** Two thirds of a unit rounded up twice are more than four thirds rounded down once. */
    @ParameterizedTest
    @ValueSource(strings = {"26JUL24-60000-C", "26JUL24"})
    void theHouseTakesWhatRoundingLeavesOver(String name) {
        int taken = 0;
        for (int price = 60_001; price <= 60_040; price++) {
            Desk three = new Desk();
            three.open(12, MarginModel.SEGREGATED_SM, "1");
            String unit = name.endsWith("C") ? "0.1" : "10";
            String paid = name.endsWith("C") ? "0.05" : "60000";
            three.trade(ALICE, BOB, "BTC-" + name, unit, paid);
            three.trade(12, BOB, "BTC-" + name, unit, paid);
            three.accounts.deliver(Currency.BTC, OLD, BigDecimal.valueOf(price), OLD.epochMillis());
            assertThat(three.imbalance()).isZero();
            taken += three.bitcoins(Accounts.HOUSE).signum() == 0 ? 0 : 1;
        }
        assertThat(taken).isPositive();
    }

    @Test
    void linearOptionsPayInUsdc() {
        desk.accounts.deposit(ALICE, Currency.USDC, new BigDecimal("100000"), 0);
        desk.accounts.deposit(BOB, Currency.USDC, new BigDecimal("100000"), 0);
        desk.trade(ALICE, BOB, "BTC_USDC-28AUG26-60000-C", "1", "1000");
        deliver(NEW, "61000");
        assertThat(desk.accounts.balance(ALICE, Currency.USDC))
                .as("100000 - 1000 - 18 + 1000 - 9.15")
                .isEqualByComparingTo("99972.85");
        assertThat(desk.accounts.imbalance(Currency.USDC)).isZero();
    }

    @Test
    void theHistoryTellsOfDeliveries() {
        buy(OLD, "-60000-C", "2", "0.05");
        deliver(OLD, "75000");
        SettlementEvent event = desk.accounts.settlements(ALICE, _ -> true).getFirst();
        assertThat(event.type()).isEqualTo(SettlementEvent.Type.DELIVERY);
        assertThat(event.position()).isEqualByComparingTo("2");
        assertThat(event.markPrice()).isCloseTo(0.2, within(1e-12));
        assertThat(event.profit()).isEqualByComparingTo("0.3");
    }

    private static BigDecimal paid(Expiry expiry, int strike, String price) {
        Desk other = new Desk();
        other.trade(ALICE, BOB, "BTC-" + expiry.label() + "-" + strike + "-C", "0.7", "0.05");
        other.trade(ALICE, BOB, "BTC-" + expiry.label() + "-" + strike + "-P", "0.3", "0.05");
        other.accounts.deliver(Currency.BTC, expiry, new BigDecimal(price), expiry.epochMillis());
        assertThat(other.imbalance()).isZero();
        return other.bitcoins(ALICE);
    }

    private void buy(Expiry expiry, String option, String amount, String price) {
        desk.trade(ALICE, BOB, "BTC-" + expiry.label() + option, amount, price);
    }

    private void deliver(Expiry expiry, String price) {
        desk.accounts.deliver(Currency.BTC, expiry, new BigDecimal(price), expiry.epochMillis());
    }

    private List<LogEntry> entries(long id) {
        return desk.accounts.log(id, entry -> entry.type().equals("delivery"));
    }
}
