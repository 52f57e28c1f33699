package gammadesk.connectors.simulator.matching;

import static gammadesk.connectors.simulator.matching.TestFloor.OPTION;
import static gammadesk.connectors.simulator.matching.TestFloor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Outcome.Accepted;
import gammadesk.connectors.simulator.matching.Outcome.Refused;
import gammadesk.connectors.simulator.matching.Refusal.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The venue's rules, one by one. */
class MatchingRulesTest {
    private static final long NOW = 1_800_000_000_000L;

    private final TestFloor floor = new TestFloor();
    private final MatchingEngine engine = new MatchingEngine(floor, floor, floor);

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    private static OrderTerms limit(Side side, String amount, String price) {
        return OrderTerms.limit(PERPETUAL, side, dec(amount), dec(price));
    }

    private static OrderTerms buy(String amount, String price) {
        return limit(Side.BUY, amount, price);
    }

    private static OrderTerms sell(String amount, String price) {
        return limit(Side.SELL, amount, price);
    }

    private OrderReport accept(long account, OrderTerms terms) {
        return ((Accepted) engine.place(account, terms, NOW)).order();
    }

    private Refusal refuse(long account, OrderTerms terms) {
        return ((Refused) engine.place(account, terms, NOW)).refusal();
    }

    private OrderReport now(OrderReport order) {
        return engine.find(order.id()).orElseThrow();
    }

    private List<String> makers() {
        return floor.executions.stream()
                .map(execution -> execution.maker() instanceof Party.Participant user
                        ? user.order().terms().label()
                        : "house")
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0.0049, true", "0.0050, true", "0.0051, false", "0.0055, true", "0.00501, false", "0.1, true"})
    void tickLadderTakes50And55ButNot51(String price, boolean fits) {
        floor.prices = new MarketPort.Prices(0.005, 90_000, 0.005, 0.0001, 1);
        Outcome outcome = engine.place(1, OrderTerms.limit(OPTION, Side.BUY, dec("0.1"), dec(price)), NOW);
        if (fits) {
            assertThat(outcome).isInstanceOf(Accepted.class);
        } else {
            assertThat(outcome).isEqualTo(new Refused(Refusal.of(Reason.PRICE_WRONG_TICK)));
            assertThat(((Refused) outcome).refusal().code()).isEqualTo(10043);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 10002", "15, -32602", "0, 10021", "10.000000001, 10021"})
    void amountsBelowOrBetweenLotsAreRefused(String amount, int code) {
        assertThat(refuse(1, buy(amount, "100")).code()).isEqualTo(code);
    }

    @Test
    void pricesOutsideTheBandAreRefusedWithTheLimit() {
        assertThat(refuse(1, buy("10", "200.5")).message()).isEqualTo("price_too_high 200");
        assertThat(refuse(1, sell("10", "49.5")).message()).isEqualTo("price_too_low 50");
        assertThat(accept(1, buy("10", "10")).state()).isEqualTo(OrderState.OPEN);
        assertThat(accept(1, sell("10", "900")).state()).isEqualTo(OrderState.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"SETTLEMENT, 10041", "LOCKED, 10019", "HALTED, 10019", "DELIVERED, 10012", "INACTIVE, 10012"})
    void nothingIsPlacedWhileTheInstrumentIsNotOpen(InstrumentState state, int code) {
        OrderReport resting = accept(1, buy("10", "90"));
        floor.setState(PERPETUAL, state);
        assertThat(refuse(1, buy("10", "90")).code()).isEqualTo(code);
        assertThat(engine.cancel(1, resting.id(), NOW)).isInstanceOf(Accepted.class);
    }

    @Test
    void aLateOrderIsRefused() {
        assertThat(refuse(1, buy("10", "90").withValidUntil(NOW)).code()).isEqualTo(13888);
        assertThat(accept(1, buy("10", "90").withValidUntil(NOW + 1)).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void theGateHasTheLastWord() {
        floor.refusal = Optional.of(Refusal.of(Reason.NOT_ENOUGH_FUNDS));
        assertThat(refuse(1, buy("10", "90")).code()).isEqualTo(10009);
        assertThat(engine.open(1)).isEmpty();
        assertThat(floor.reports).isEmpty();
    }

    @Test
    void laterOrdersAtAPriceWaitForEarlierOnes() {
        accept(1, sell("10", "100").withLabel("first"));
        accept(2, sell("10", "100").withLabel("second"));
        accept(1, sell("10", "99.5").withLabel("better"));
        OrderReport taker = accept(3, buy("30", "100"));
        assertThat(makers()).containsExactly("better", "first", "second");
        assertThat(taker.state()).isEqualTo(OrderState.FILLED);
        assertThat(taker.averagePrice()).isEqualByComparingTo("99.8333333333");
    }

    @Test
    void aSmallerAmountKeepsItsPlaceInTheQueue() {
        OrderReport first = accept(1, sell("30", "100").withLabel("first"));
        accept(2, sell("10", "100").withLabel("second"));
        OrderReport edited = ((Accepted) engine.edit(1, first.id(), Edit.of(dec("10"), dec("100")), NOW)).order();
        assertThat(edited.replaced()).isTrue();
        accept(3, buy("20", "100"));
        assertThat(makers()).containsExactly("first", "second");
    }

    @Test
    void aLargerAmountLosesItsPlace() {
        OrderReport first = accept(1, sell("10", "100").withLabel("first"));
        accept(2, sell("10", "100").withLabel("second"));
        engine.edit(1, first.id(), Edit.of(dec("20"), dec("100")), NOW);
        accept(3, buy("30", "100"));
        assertThat(makers()).containsExactly("second", "first");
    }

    @Test
    void anotherPriceLosesItsPlaceEvenWhenItComesBack() {
        OrderReport first = accept(1, sell("10", "100").withLabel("first"));
        accept(2, sell("10", "100").withLabel("second"));
        engine.edit(1, first.id(), Edit.of(dec("10"), dec("100.5")), NOW);
        engine.edit(1, first.id(), Edit.of(dec("10"), dec("100")), NOW);
        accept(3, buy("20", "100"));
        assertThat(makers()).containsExactly("second", "first");
    }

    @Test
    void anEditToACrossingPriceTakes() {
        accept(1, sell("10", "100").withLabel("ask"));
        OrderReport bid = accept(2, buy("20", "99"));
        Accepted edited = (Accepted) engine.edit(2, bid.id(), Edit.of(dec("20"), dec("100")), NOW);
        assertThat(edited.executions()).hasSize(1);
        assertThat(edited.order().filled()).isEqualByComparingTo("10");
        assertThat(edited.order().state()).isEqualTo(OrderState.OPEN);
        assertThat(engine.edit(2, bid.id(), Edit.of(dec("10"), dec("100")), NOW))
                .isEqualTo(new Refused(Refusal.of(Reason.INVALID_AMOUNT)));
    }

    @Test
    void whatIsClosedOrAnothersIsNotChanged() {
        OrderReport ask = accept(1, sell("10", "100"));
        OrderReport bid = accept(2, buy("10", "90"));
        accept(3, buy("10", "100"));
        Edit edit = Edit.of(dec("20"), dec("100"));
        assertThat(engine.edit(1, ask.id(), edit, NOW)).isEqualTo(new Refused(Refusal.of(Reason.ALREADY_FILLED)));
        assertThat(engine.cancel(1, ask.id(), NOW)).isEqualTo(new Refused(Refusal.of(Reason.NOT_OPEN_ORDER)));
        assertThat(engine.cancel(1, bid.id(), NOW)).isEqualTo(new Refused(Refusal.of(Reason.NOT_OWNER_OF_ORDER)));
        assertThat(engine.cancel(1, "ETH-99", NOW)).isEqualTo(new Refused(Refusal.of(Reason.ORDER_NOT_FOUND)));
    }

    @Test
    void theMarketsLevelsQueueByWhenTheyCame() {
        floor.house(PERPETUAL).add(Side.SELL, "100", "10");
        accept(1, sell("10", "100").withLabel("mine"));
        accept(2, buy("10", "100"));
        floor.house(PERPETUAL).add(Side.SELL, "100", "10");
        engine.houseChanged(PERPETUAL, NOW);
        accept(2, buy("20", "100"));
        assertThat(makers()).containsExactly("house", "mine", "house");
    }

    @Test
    void aMarketThatMovesThroughAnOrderFillsItAtItsOwnPrice() {
        OrderReport ask = accept(1, sell("20", "100"));
        floor.house(PERPETUAL).add(Side.BUY, "102", "10");
        floor.house(PERPETUAL).add(Side.BUY, "101", "40");
        engine.houseChanged(PERPETUAL, NOW);
        assertThat(now(ask).state()).isEqualTo(OrderState.FILLED);
        assertThat(now(ask).averagePrice()).isEqualByComparingTo("100");
        assertThat(floor.executions).allMatch(done -> done.taker() == Party.House.HOUSE);
        assertThat(engine.levels(PERPETUAL, Side.BUY, 9).getFirst().amount()).isEqualTo(30);
        assertThat(engine.levels(PERPETUAL, Side.SELL, 9)).isEmpty();
    }

    @Test
    void immediateOrCancelTakesWhatIsThere() {
        accept(1, sell("10", "100"));
        OrderReport order = accept(2, buy("30", "100").withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.filled()).isEqualByComparingTo("10");
        assertThat(engine.open(2)).isEmpty();
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        accept(1, sell("10", "100"));
        floor.house(PERPETUAL).add(Side.SELL, "100.5", "10");
        OrderReport killed = accept(2, buy("30", "101").withTimeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(killed.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(killed.filled()).isEqualByComparingTo("0");
        OrderReport filled = accept(2, buy("20", "101").withTimeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void postOnlyGivesWayOrIsRefused() {
        floor.house(PERPETUAL).add(Side.SELL, "100", "10");
        floor.house(PERPETUAL).add(Side.BUY, "99", "10");
        assertThat(accept(1, buy("10", "105").withPostOnly(true, false)).price())
                .contains(dec("99.5"));
        assertThat(accept(2, sell("10", "95").withPostOnly(true, false)).price())
                .contains(dec("100"));
        assertThat(refuse(1, buy("10", "100").withPostOnly(true, true)).code()).isEqualTo(11054);
        assertThat(refuse(
                                1,
                                OrderTerms.market(PERPETUAL, Side.BUY, BigDecimal.TEN)
                                        .withPostOnly(true, false))
                        .code())
                .isEqualTo(11055);
        assertThat(floor.executions).isEmpty();
    }

    @Test
    void anEditThatMayNotGiveWayIsCancelled() {
        floor.house(PERPETUAL).add(Side.SELL, "100", "10");
        OrderReport order = accept(1, buy("10", "99").withPostOnly(true, true));
        assertThat(engine.edit(1, order.id(), Edit.of(BigDecimal.TEN, dec("100")), NOW))
                .isEqualTo(new Refused(Refusal.of(Reason.POST_ONLY_REJECT)));
        assertThat(now(order).cancelReason()).contains(CancelReason.EDIT_POST_ONLY_REJECT);
    }

    @Test
    void aMarketOrderStopsAtTheBandAndNeverRests() {
        floor.prices = new MarketPort.Prices(100, 100, 100, 98, 102);
        accept(1, sell("10", "102"));
        accept(1, sell("10", "102.5"));
        OrderReport order = accept(2, OrderTerms.market(PERPETUAL, Side.BUY, dec("30")));
        assertThat(order.price()).contains(dec("102"));
        assertThat(order.filled()).isEqualByComparingTo("10");
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aMarketLimitOrderRestsAtTheFirstPrice() {
        accept(1, sell("10", "100"));
        accept(1, sell("10", "101"));
        OrderTerms terms = OrderTerms.of(PERPETUAL, Side.BUY, OrderType.MARKET_LIMIT, dec("30"), Optional.empty());
        OrderReport order = accept(2, terms);
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(order.price()).contains(dec("100"));
        assertThat(order.type()).isEqualTo(OrderType.LIMIT);
        assertThat(order.originalType()).contains(OrderType.MARKET_LIMIT);
        assertThat(order.remaining()).isEqualByComparingTo("20");
        assertThat(accept(3, OrderTerms.of(OPTION, Side.BUY, OrderType.MARKET_LIMIT, dec("0.1"), Optional.empty()))
                        .state())
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void reduceOnlyNeverExceedsThePosition() {
        assertThat(refuse(1, sell("10", "100").withReduceOnly(true)).message())
                .isEqualTo("other_reject reduce_direction");
        floor.positions.put(1 + PERPETUAL, dec("30"));
        OrderReport order = accept(1, sell("50", "100").withReduceOnly(true));
        assertThat(order.amount()).isEqualByComparingTo("30");
        assertThat(refuse(1, buy("10", "90").withReduceOnly(true)).code()).isEqualTo(11030);
        accept(2, buy("20", "99"));
        accept(1, sell("20", "99"));
        assertThat(now(order).amount()).isEqualByComparingTo("10");
        accept(2, buy("10", "99"));
        accept(1, sell("10", "99"));
        assertThat(now(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(floor.position(1, PERPETUAL)).isEqualByComparingTo("0");
    }

    @Test
    void ownOrdersDoNotMeet() {
        OrderReport resting = accept(1, sell("10", "100").withLabel("own"));
        accept(2, sell("10", "100").withLabel("other"));
        accept(1, buy("10", "100"));
        assertThat(makers()).containsExactly("other");
        assertThat(now(resting).state()).isEqualTo(OrderState.CANCELLED);
        floor.selfTrading.put(3L, new SelfTrading(3, SelfTrading.Mode.REJECT_TAKER));
        OrderReport kept = accept(3, sell("10", "100"));
        assertThat(refuse(3, buy("10", "100")).code()).isEqualTo(10003);
        assertThat(now(kept).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void subaccountsOfOneOwnerDoNotMeetWhereHeWantsIt() {
        floor.selfTrading.put(7L, new SelfTrading(1, SelfTrading.Mode.CANCEL_MAKER));
        OrderReport resting = accept(1, sell("10", "100"));
        accept(7, buy("10", "100"));
        assertThat(now(resting).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(floor.executions).isEmpty();
    }

    private static OrderTerms trigger(OrderType type, Side side, TriggerSource source, String price) {
        return OrderTerms.of(PERPETUAL, side, type, BigDecimal.TEN, Optional.of(dec("100")))
                .withTrigger(OrderTerms.Trigger.at(source, dec(price)));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP_MARKET, BUY, 105, 104.5, 105", "STOP_MARKET, SELL, 95, 95.5, 95",
        "TAKE_MARKET, BUY, 95, 95.5, 95", "TAKE_LIMIT, SELL, 105, 104.5, 105.5",
        "STOP_LIMIT, BUY, 105, 104, 106", "STOP_LIMIT, SELL, 95, 96, 90"
    })
    void triggersGoWhenThePriceIsReached(OrderType type, Side side, String price, double before, double after) {
        for (TriggerSource source : TriggerSource.values()) {
            floor.prices = new MarketPort.Prices(100, 100, 100, 50, 200);
            OrderReport order = accept(1, trigger(type, side, source, price));
            assertThat(order.state()).isEqualTo(OrderState.UNTRIGGERED);
            floor.prices = prices(source, before);
            engine.advance(NOW + 1);
            assertThat(now(order).state()).isEqualTo(OrderState.UNTRIGGERED);
            floor.prices = prices(source, after);
            engine.advance(NOW + 2);
            OrderReport triggered = now(order);
            assertThat(triggered.state()).isEqualTo(OrderState.TRIGGERED);
            OrderReport placed =
                    engine.find(triggered.placedOrderId().orElseThrow()).orElseThrow();
            assertThat(placed.triggerOrderId()).contains(order.id());
            assertThat(placed.type()).isEqualTo(type.afterTrigger());
            engine.cancelAll(1, _ -> true, CancelReason.USER_REQUEST, NOW + 3);
        }
    }

    private static MarketPort.Prices prices(TriggerSource source, double price) {
        return new MarketPort.Prices(
                source == TriggerSource.MARK_PRICE ? price : 100,
                source == TriggerSource.INDEX_PRICE ? price : 100,
                source == TriggerSource.LAST_PRICE ? price : 100,
                50,
                200);
    }

    @Test
    void aTriggerWaitsUntilTheInstrumentIsOpenAgain() {
        OrderReport order = accept(1, trigger(OrderType.STOP_MARKET, Side.BUY, TriggerSource.MARK_PRICE, "105"));
        floor.prices = prices(TriggerSource.MARK_PRICE, 106);
        floor.setState(PERPETUAL, InstrumentState.LOCKED);
        engine.advance(NOW + 1);
        assertThat(now(order).state()).isEqualTo(OrderState.UNTRIGGERED);
        floor.setState(PERPETUAL, InstrumentState.OPEN);
        engine.advance(NOW + 2);
        assertThat(now(order).state()).isEqualTo(OrderState.TRIGGERED);
    }

    @Test
    void triggersBehindThePriceAreRefused() {
        assertThat(refuse(1, trigger(OrderType.STOP_LIMIT, Side.BUY, TriggerSource.MARK_PRICE, "99"))
                        .code())
                .isEqualTo(10035);
        assertThat(refuse(1, trigger(OrderType.STOP_LIMIT, Side.SELL, TriggerSource.MARK_PRICE, "101"))
                        .code())
                .isEqualTo(10034);
        assertThat(refuse(1, trigger(OrderType.TAKE_LIMIT, Side.BUY, TriggerSource.MARK_PRICE, "101"))
                        .code())
                .isEqualTo(10034);
        assertThat(refuse(1, trigger(OrderType.STOP_LIMIT, Side.BUY, TriggerSource.MARK_PRICE, "101.1"))
                        .code())
                .isEqualTo(10044);
    }

    @Test
    void aTrailingStopFollowsThePriceOneWay() {
        OrderTerms terms = OrderTerms.of(
                        PERPETUAL, Side.SELL, OrderType.TRAILING_STOP, BigDecimal.TEN, Optional.empty())
                .withTrigger(new OrderTerms.Trigger(TriggerSource.MARK_PRICE, Optional.empty(), Optional.of(dec("5"))));
        OrderReport order = accept(1, terms);
        assertThat(order.triggerPrice()).contains(dec("95"));
        floor.prices = prices(TriggerSource.MARK_PRICE, 110);
        engine.advance(NOW + 1);
        assertThat(now(order).triggerPrice()).contains(dec("105"));
        floor.prices = prices(TriggerSource.MARK_PRICE, 106);
        engine.advance(NOW + 2);
        assertThat(now(order).state()).isEqualTo(OrderState.UNTRIGGERED);
        floor.prices = prices(TriggerSource.MARK_PRICE, 105);
        engine.advance(NOW + 3);
        assertThat(now(order).state()).isEqualTo(OrderState.TRIGGERED);
    }

    @Test
    void aTriggeredOrderThatIsRefusedIsRejected() {
        OrderReport order = accept(1, trigger(OrderType.STOP_MARKET, Side.BUY, TriggerSource.LAST_PRICE, "105"));
        assertThat(order.id()).isEqualTo("ETH-SLTB-1");
        floor.prices = prices(TriggerSource.LAST_PRICE, 106);
        floor.refusal = Optional.of(Refusal.of(Reason.NOT_ENOUGH_FUNDS));
        engine.advance(NOW + 1);
        assertThat(now(order).state()).isEqualTo(OrderState.REJECTED);
        assertThat(now(order).refusal()).contains(Refusal.of(Reason.NOT_ENOUGH_FUNDS));
        assertThat(engine.history(1)).extracting(OrderReport::id).containsExactly(order.id());
    }

    @Test
    void goodTilDayEndsWithTheSession() {
        long morning = 1_800_000_000_000L / 86_400_000 * 86_400_000 + 7 * 3_600_000;
        OrderTerms terms = buy("10", "90").withTimeInForce(TimeInForce.GOOD_TIL_DAY);
        OrderReport order = ((Accepted) engine.place(1, terms, morning)).order();
        engine.advance(morning);
        engine.advance(morning + 3_599_999);
        assertThat(now(order).state()).isEqualTo(OrderState.OPEN);
        engine.advance(morning + 3_600_000);
        assertThat(now(order).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void anOrderInUsdOrVolatilityFollowsTheMarket() {
        floor.prices = new MarketPort.Prices(0.01, 50_000, 0.01, 0.0001, 1);
        OrderTerms usd =
                OrderTerms.limit(OPTION, Side.BUY, dec("0.1"), dec("500")).withAdvanced(Advanced.USD);
        OrderTerms vol =
                OrderTerms.limit(OPTION, Side.SELL, dec("0.1"), dec("203")).withAdvanced(Advanced.IMPLV);
        OrderReport inUsd = accept(1, usd);
        OrderReport inVol = accept(1, vol);
        assertThat(inUsd.price()).contains(dec("0.01"));
        assertThat(inVol.price()).contains(dec("0.0205"));
        floor.prices = new MarketPort.Prices(0.01, 40_000, 0.01, 0.0001, 1);
        floor.coinPerVolPoint = 0.0002;
        engine.advance(NOW + 1);
        assertThat(now(inUsd).price()).contains(dec("0.0125"));
        assertThat(now(inUsd).autoReplaced()).isTrue();
        assertThat(now(inVol).price()).contains(dec("0.041"));
        assertThat(refuse(1, buy("10", "90").withAdvanced(Advanced.USD)).code()).isEqualTo(11038);
        assertThat(refuse(1, usd.withPostOnly(true, false)).code()).isEqualTo(11039);
    }

    @Test
    void ordersOfWhatIsGoneAreCancelled() {
        OrderReport resting = accept(1, buy("10", "90"));
        OrderReport waiting = accept(1, trigger(OrderType.STOP_MARKET, Side.BUY, TriggerSource.LAST_PRICE, "105"));
        floor.instruments.remove(PERPETUAL);
        engine.delisted(PERPETUAL, NOW);
        assertThat(List.of(now(resting), now(waiting)))
                .allMatch(order -> order.cancelReason().equals(Optional.of(CancelReason.SETTLEMENT)));
        assertThat(engine.hasOrders(PERPETUAL)).isFalse();
        assertThat(refuse(1, buy("10", "90")).code()).isEqualTo(10020);
    }

    @Test
    void liquidationAsksNeitherFundsNorBandNorTheParticipant() {
        floor.refusal = Optional.of(Refusal.of(Reason.NOT_ENOUGH_FUNDS));
        OrderTerms plain = sell("10", "40");
        OrderTerms forced = new OrderTerms(
                plain.instrument(),
                plain.side(),
                plain.type(),
                plain.amount(),
                plain.price(),
                plain.timeInForce(),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                plain.validUntil(),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                true);
        OrderReport order = accept(1, forced);
        assertThat(engine.cancel(1, order.id(), NOW))
                .isEqualTo(new Refused(Refusal.of(Reason.CAN_NOT_CANCEL_LIQUIDATION_ORDER)));
        assertThat(engine.edit(1, order.id(), Edit.of(dec("20"), dec("40")), NOW))
                .isEqualTo(new Refused(Refusal.of(Reason.CAN_NOT_EDIT_LIQUIDATION_ORDER)));
    }

    @Test
    void numbersInBitcoinStandAlone() {
        floor.prices = new MarketPort.Prices(0.005, 90_000, 0.005, 0.0001, 1);
        assertThat(accept(1, OrderTerms.limit(OPTION, Side.BUY, dec("0.1"), dec("0.004")))
                        .id())
                .isEqualTo("1");
        assertThat(accept(1, OrderTerms.limit(PERPETUAL, Side.SELL, BigDecimal.TEN, dec("100")))
                        .id())
                .isEqualTo("ETH-2");
    }
}
