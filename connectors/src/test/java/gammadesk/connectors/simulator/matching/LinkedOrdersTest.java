package gammadesk.connectors.simulator.matching;

import static gammadesk.connectors.simulator.matching.TestFloor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Outcome.Accepted;
import gammadesk.connectors.simulator.matching.Outcome.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders that place and cancel each other. */
class LinkedOrdersTest {
    private static final long NOW = 1_800_000_000_000L;

    private final TestFloor floor = new TestFloor();
    private MatchingEngine engine = new MatchingEngine(floor, floor, floor);

    private static OrderTerms limit(Side side, int amount, int price) {
        return OrderTerms.limit(PERPETUAL, side, BigDecimal.valueOf(amount), BigDecimal.valueOf(price));
    }

    private static OrderTerms stop(Side side, int amount, int trigger) {
        return OrderTerms.of(PERPETUAL, side, OrderType.STOP_MARKET, BigDecimal.valueOf(amount), Optional.empty())
                .withTrigger(OrderTerms.Trigger.at(TriggerSource.MARK_PRICE, BigDecimal.valueOf(trigger)));
    }

    private OrderReport place(OrderTerms terms, LinkedType type, FillCondition condition, OrderTerms... others) {
        return ((Accepted) engine.place(1, terms, new Linked(type, condition, List.of(others)), NOW)).order();
    }

    private OrderReport pair(FillCondition condition, int amount) {
        return place(
                limit(Side.SELL, amount, 110), LinkedType.ONE_CANCELS_OTHER, condition, stop(Side.SELL, amount, 90));
    }

    private void buy(int amount, int price) {
        engine.place(2, limit(Side.BUY, amount, price), NOW);
    }

    private void sell(int amount, int price) {
        engine.place(2, limit(Side.SELL, amount, price), NOW);
    }

    private OrderReport now(OrderReport order) {
        return engine.find(order.id()).orElseThrow();
    }

    /** The live orders of the account by type, as type, amount and price. */
    private List<String> live() {
        return engine.open(1).stream()
                .map(order -> order.type().word() + " " + order.amount().toPlainString() + " "
                        + order.state().word())
                .toList();
    }

    private OrderReport other(OrderReport order) {
        return engine.save().stream()
                .map(SavedOrder::order)
                .filter(one -> one.links().isPresent() && !one.id().equals(order.id()))
                .findFirst()
                .orElseThrow();
    }

    private void mark(double price) {
        floor.prices = new MarketPort.Prices(price, price, price, 50, 200);
        engine.advance(NOW);
    }

    @Test
    void aFillOfOneCancelsTheOther() {
        OrderReport limit = pair(FillCondition.FIRST_HIT, 100);
        assertThat(limit.links().flatMap(Links::ocoRef)).isPresent();
        assertThat(other(limit).links().flatMap(Links::ocoRef))
                .isEqualTo(limit.links().flatMap(Links::ocoRef));
        buy(10, 110);
        assertThat(other(limit).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(other(limit).cancelReason()).contains(CancelReason.OCO_OTHER_CLOSED);
        assertThat(live()).containsExactly("limit 100 open");
    }

    @Test
    void aStopThatTradesCancelsTheLimit() {
        OrderReport limit = pair(FillCondition.FIRST_HIT, 100);
        floor.house(PERPETUAL).add(Side.BUY, "89", "500");
        mark(89);
        assertThat(now(limit).cancelReason()).contains(CancelReason.OCO_OTHER_CLOSED);
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("-100");
        assertThat(live()).isEmpty();
    }

    @Test
    void oneSweepDoesNotFillBoth() {
        place(
                limit(Side.SELL, 100, 110),
                LinkedType.ONE_CANCELS_OTHER,
                FillCondition.FIRST_HIT,
                limit(Side.SELL, 100, 111));
        buy(500, 111);
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("-100");
        assertThat(live()).isEmpty();
    }

    @Test
    void twoTriggersAtOncePlaceOne() {
        place(
                stop(Side.SELL, 100, 90),
                LinkedType.ONE_CANCELS_OTHER,
                FillCondition.FIRST_HIT,
                stop(Side.SELL, 100, 91));
        floor.house(PERPETUAL).add(Side.BUY, "89", "500");
        mark(89);
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("-100");
    }

    @Test
    void onlyTheLastFillCancelsWhenItShallBeComplete() {
        OrderReport limit = pair(FillCondition.COMPLETE_FILL, 100);
        buy(60, 110);
        assertThat(other(limit).state()).isEqualTo(OrderState.UNTRIGGERED);
        assertThat(other(limit).amount()).isEqualByComparingTo("100");
        buy(40, 110);
        assertThat(other(limit).cancelReason()).contains(CancelReason.OCO_OTHER_CLOSED);
    }

    @Test
    void everyFillCancelsItsShare() {
        OrderReport limit = pair(FillCondition.INCREMENTAL, 100);
        buy(30, 110);
        assertThat(other(limit).amount()).isEqualByComparingTo("70");
        assertThat(other(limit).terms().amount()).isEqualByComparingTo("70");
        buy(20, 110);
        assertThat(other(limit).amount()).isEqualByComparingTo("50");
        floor.house(PERPETUAL).add(Side.BUY, "89", "500");
        mark(89);
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("-100");
        assertThat(live()).isEmpty();
    }

    @Test
    void aShareIsRoundedDownToTheSmallestAmount() {
        OrderReport limit = place(
                limit(Side.SELL, 100, 110),
                LinkedType.ONE_CANCELS_OTHER,
                FillCondition.INCREMENTAL,
                stop(Side.SELL, 50, 90));
        buy(30, 110);
        assertThat(other(limit).amount()).isEqualByComparingTo("40");
    }

    @Test
    void whoCancelsOneCancelsBoth() {
        OrderReport limit = pair(FillCondition.FIRST_HIT, 100);
        engine.cancel(1, limit.id(), NOW);
        assertThat(other(limit).cancelReason()).contains(CancelReason.OCO_OTHER_CLOSED);
        assertThat(now(limit).cancelReason()).contains(CancelReason.USER_REQUEST);
    }

    @Test
    void nothingIsPlacedBesideWhatFillsAtOnce() {
        floor.house(PERPETUAL).add(Side.BUY, "110", "500");
        OrderReport limit = place(
                limit(Side.SELL, 100, 110),
                LinkedType.ONE_CANCELS_OTHER,
                FillCondition.FIRST_HIT,
                stop(Side.SELL, 100, 90));
        assertThat(limit.state()).isEqualTo(OrderState.FILLED);
        assertThat(live()).isEmpty();
    }

    private OrderReport bracket(FillCondition condition) {
        return place(
                limit(Side.BUY, 100, 99),
                LinkedType.ONE_TRIGGERS_ONE_CANCELS_OTHER,
                condition,
                limit(Side.SELL, 100, 110),
                stop(Side.SELL, 100, 90));
    }

    @Test
    void secondaryOrdersWaitForThePrimaryOne() {
        OrderReport primary = bracket(FillCondition.FIRST_HIT);
        List<String> waiting = primary.links().orElseThrow().secondaries();
        assertThat(waiting).hasSize(2).allMatch(id -> id.startsWith("ETH-OTO-"));
        assertThat(live())
                .containsExactlyInAnyOrder("limit 100 open", "limit 100 untriggered", "stop_market 100 untriggered");
        assertThat(waiting.stream()
                        .map(id -> engine.find(id)
                                .orElseThrow()
                                .links()
                                .orElseThrow()
                                .role()))
                .containsOnly(Links.Role.SECONDARY);
        mark(80);
        assertThat(live()).hasSize(3);
    }

    @Test
    void aFillPlacesThemAndThenOneCancelsTheOther() {
        OrderReport primary = bracket(FillCondition.FIRST_HIT);
        sell(100, 99);
        assertThat(live()).containsExactlyInAnyOrder("limit 100 open", "stop_market 100 untriggered");
        assertThat(engine.open(1))
                .allMatch(order -> order.links().orElseThrow().primary().equals(Optional.of(primary.id())))
                .allMatch(order -> order.links().orElseThrow().ocoRef().isPresent());
        assertThat(primary.links().orElseThrow().secondaries())
                .allMatch(id -> engine.find(id).orElseThrow().state() == OrderState.TRIGGERED);
        buy(100, 110);
        assertThat(live()).isEmpty();
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("0");
    }

    @Test
    void theFirstFillPlacesAllOfThemTheLastOneOnlyWhenItShallBeComplete() {
        bracket(FillCondition.COMPLETE_FILL);
        sell(60, 99);
        assertThat(live()).hasSize(3);
        sell(40, 99);
        assertThat(live()).containsExactlyInAnyOrder("limit 100 open", "stop_market 100 untriggered");
    }

    @Test
    void everyFillPlacesItsShare() {
        bracket(FillCondition.INCREMENTAL);
        sell(30, 99);
        assertThat(live()).contains("limit 30 open", "stop_market 30 untriggered");
        sell(40, 99);
        assertThat(live()).contains("limit 70 open", "stop_market 70 untriggered");
        buy(50, 110);
        assertThat(live()).contains("limit 70 open", "stop_market 20 untriggered");
        sell(30, 99);
        assertThat(live()).containsExactlyInAnyOrder("limit 100 open", "stop_market 50 untriggered");
        buy(50, 110);
        assertThat(live()).isEmpty();
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("0");
    }

    @Test
    void whatHasFilledInFullComesAgainForMore() {
        bracket(FillCondition.INCREMENTAL);
        sell(50, 99);
        buy(50, 110);
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("0");
        sell(50, 99);
        assertThat(live()).containsExactlyInAnyOrder("limit 50 open", "stop_market 50 untriggered");
        floor.house(PERPETUAL).add(Side.BUY, "89", "500");
        mark(89);
        assertThat(live()).isEmpty();
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("0");
    }

    @Test
    void whoCancelsThePrimaryOneCancelsWhatWaits() {
        OrderReport primary = bracket(FillCondition.FIRST_HIT);
        engine.cancel(1, primary.id(), NOW);
        assertThat(live()).isEmpty();
        assertThat(primary.links().orElseThrow().secondaries())
                .allMatch(id -> engine.find(id)
                        .orElseThrow()
                        .cancelReason()
                        .equals(Optional.of(CancelReason.OTO_PRIMARY_CLOSED)));
    }

    @Test
    void aPrimaryOrderThatTakesPlacesAtOnce() {
        floor.house(PERPETUAL).add(Side.SELL, "99", "500");
        assertThat(bracket(FillCondition.COMPLETE_FILL).state()).isEqualTo(OrderState.FILLED);
        assertThat(live()).containsExactlyInAnyOrder("limit 100 open", "stop_market 100 untriggered");
    }

    @Test
    void aPrimaryStopPlacesWhenItsOrderFills() {
        place(
                stop(Side.BUY, 100, 105),
                LinkedType.ONE_TRIGGERS_OTHER,
                FillCondition.FIRST_HIT,
                limit(Side.SELL, 100, 120));
        floor.house(PERPETUAL).add(Side.SELL, "106", "500");
        mark(106);
        assertThat(live()).containsExactly("limit 100 open");
    }

    @Test
    void whatCannotBePlacedIsRejectedAndTakesItsTwinWithIt() {
        OrderReport primary = bracket(FillCondition.FIRST_HIT);
        floor.prices = new MarketPort.Prices(85, 85, 85, 50, 200);
        sell(100, 99);
        OrderReport stop = engine.find(
                        primary.links().orElseThrow().secondaries().getLast())
                .orElseThrow();
        assertThat(stop.state()).isEqualTo(OrderState.REJECTED);
        assertThat(stop.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.TRIGGER_PRICE_TOO_HIGH);
        assertThat(live()).isEmpty();
    }

    @Test
    void nothingIsDoneWhenOneOfThemCannotBe() {
        Linked tooFew = new Linked(
                LinkedType.ONE_TRIGGERS_ONE_CANCELS_OTHER,
                FillCondition.FIRST_HIT,
                List.of(limit(Side.SELL, 100, 110)));
        assertThat(engine.place(1, limit(Side.BUY, 100, 99), tooFew, NOW)).isInstanceOf(Refused.class);
        Linked wrong =
                new Linked(LinkedType.ONE_TRIGGERS_OTHER, FillCondition.FIRST_HIT, List.of(limit(Side.SELL, 15, 110)));
        assertThat(engine.place(1, limit(Side.BUY, 100, 99), wrong, NOW)).isInstanceOf(Refused.class);
        assertThat(engine.save()).isEmpty();
    }

    @Test
    void aWaitingOrderCanBeEdited() {
        OrderReport primary = bracket(FillCondition.FIRST_HIT);
        String id = primary.links().orElseThrow().secondaries().getFirst();
        engine.edit(1, id, Edit.of(BigDecimal.valueOf(50), BigDecimal.valueOf(120)), NOW);
        sell(100, 99);
        assertThat(live()).contains("limit 50 open");
        assertThat(engine.open(1).stream().flatMap(order -> order.price().stream()))
                .contains(BigDecimal.valueOf(120));
    }

    @Test
    void theyHangTogetherAfterARestart() {
        bracket(FillCondition.INCREMENTAL);
        sell(30, 99);
        MatchingEngine before = engine;
        engine = new MatchingEngine(floor, floor, floor);
        engine.restore(before.save(), NOW);
        sell(70, 99);
        assertThat(live()).containsExactlyInAnyOrder("limit 100 open", "stop_market 100 untriggered");
        buy(100, 110);
        assertThat(live()).isEmpty();
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("0");
    }
}
