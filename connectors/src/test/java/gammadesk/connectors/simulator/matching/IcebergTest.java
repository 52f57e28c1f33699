package gammadesk.connectors.simulator.matching;

import static gammadesk.connectors.simulator.matching.TestFloor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Outcome.Accepted;
import gammadesk.connectors.simulator.matching.Outcome.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders of which only a part is shown; the smallest amount is 10. */
class IcebergTest {
    private static final long NOW = 1_800_000_000_000L;

    private final TestFloor floor = new TestFloor();
    private final MatchingEngine engine = new MatchingEngine(floor, floor, floor);

    private static OrderTerms sell(String amount, String shown, String price) {
        return OrderTerms.limit(PERPETUAL, Side.SELL, new BigDecimal(amount), new BigDecimal(price))
                .withDisplayAmount(Optional.of(new BigDecimal(shown)));
    }

    private static OrderTerms plain(Side side, String amount, String price) {
        return OrderTerms.limit(PERPETUAL, side, new BigDecimal(amount), new BigDecimal(price));
    }

    private OrderReport accept(long account, OrderTerms terms) {
        return ((Accepted) engine.place(account, terms, NOW)).order();
    }

    private OrderReport now(OrderReport order) {
        return engine.find(order.id()).orElseThrow();
    }

    @Test
    void onlyTheTipIsSeen() {
        OrderReport order = accept(1, sell("5000", "1000", "101"));
        assertThat(order.display()).contains(new BigDecimal("1000"));
        assertThat(engine.levels(PERPETUAL, Side.SELL, 9)).containsExactly(new Level(101, 1000));
        accept(2, plain(Side.BUY, "400", "101"));
        assertThat(now(order).display()).contains(new BigDecimal("600"));
        assertThat(engine.levels(PERPETUAL, Side.SELL, 9)).containsExactly(new Level(101, 600));
    }

    @Test
    void whatComesUpStandsBehindOthers() {
        OrderReport iceberg = accept(1, sell("2500", "1000", "101"));
        OrderReport behind = accept(2, plain(Side.SELL, "500", "101"));
        accept(3, plain(Side.BUY, "1200", "101"));
        assertThat(now(iceberg).filled()).isEqualByComparingTo("1000");
        assertThat(now(behind).filled()).isEqualByComparingTo("200");
        assertThat(engine.levels(PERPETUAL, Side.SELL, 9)).containsExactly(new Level(101, 1300));
        OrderReport taker = accept(3, plain(Side.BUY, "1800", "101"));
        assertThat(taker.state()).isEqualTo(OrderState.FILLED);
        assertThat(now(behind).state()).isEqualTo(OrderState.FILLED);
        assertThat(now(iceberg).state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.executions.stream().map(Execution::amount).map(BigDecimal::intValueExact))
                .containsExactly(1000, 200, 300, 1000, 500);
    }

    @Test
    void theMarketsOwnLevelComesBeforeWhatComesUp() {
        OrderReport iceberg = accept(1, sell("2000", "1000", "101"));
        floor.house(PERPETUAL).add(Side.SELL, "101", "300");
        OrderReport taker = accept(3, plain(Side.BUY, "1200", "101"));
        assertThat(taker.filled()).isEqualByComparingTo("1200");
        assertThat(now(iceberg).filled()).isEqualByComparingTo("1000");
    }

    @Test
    void whatIsHiddenFillsAnOrderThatWantsAllOrNothing() {
        accept(1, sell("5000", "1000", "101"));
        OrderReport taker = accept(2, plain(Side.BUY, "4500", "101").withTimeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(taker.state()).isEqualTo(OrderState.FILLED);
        assertThat(engine.levels(PERPETUAL, Side.SELL, 9)).containsExactly(new Level(101, 500));
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 990, must be at least 100 times the minimum order size",
        "5000, 1005, must be a multiple of the minimum order size",
        "1000, 1010, must not exceed amount",
        "101000, 1000, the hidden part must be less than 100 times the visible part",
    })
    void theVenuesBoundsHold(String amount, String shown, String why) {
        assertThat(engine.place(1, sell(amount, shown, "101"), NOW))
                .isEqualTo(new Refused(Refusal.invalid("display_amount", why)));
    }

    @Test
    void justWithinTheBounds() {
        assertThat(accept(1, sell("100990", "1000", "101")).state()).isEqualTo(OrderState.OPEN);
        assertThat(accept(1, sell("1000", "1000", "102")).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void anotherTipLosesThePlace() {
        OrderReport iceberg = accept(1, sell("4000", "1000", "101"));
        accept(2, plain(Side.SELL, "500", "101"));
        Edit wider = new Edit(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal("2000")),
                OptionalLong.empty());
        engine.edit(1, iceberg.id(), wider, NOW);
        assertThat(engine.levels(PERPETUAL, Side.SELL, 9)).containsExactly(new Level(101, 2500));
        accept(3, plain(Side.BUY, "500", "101"));
        assertThat(now(iceberg).filled()).isEqualByComparingTo("0");
    }

    @Test
    void aRestoredOneShowsWhatItShowed() {
        accept(1, sell("5000", "1000", "101"));
        accept(2, plain(Side.BUY, "400", "101"));
        TestFloor later = new TestFloor();
        MatchingEngine restored = new MatchingEngine(later, later, later);
        restored.restore(engine.save(), NOW);
        assertThat(restored.levels(PERPETUAL, Side.SELL, 9)).isEqualTo(List.of(new Level(101, 600)));
        restored.place(2, plain(Side.BUY, "600", "101"), NOW);
        assertThat(restored.levels(PERPETUAL, Side.SELL, 9)).isEqualTo(List.of(new Level(101, 1000)));
    }
}
