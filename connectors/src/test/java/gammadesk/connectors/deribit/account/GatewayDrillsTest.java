package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.account.Stage.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can go wrong around one order, one drill each. */
class GatewayDrillsTest extends GatewayTest {
    @Test
    void anOrderIsWrittenDownBeforeItIsSentAndSettledByItsAnswer() {
        stage.openAndSettle();
        Request request = stage.limit("one", Stage.PERPETUAL, Side.BUY, "10", "100");
        Outcome outcome = outcome(stage.core.orders().submit(request));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(log.planned).singleElement().satisfies(intent -> {
            assertThat(intent.label()).isEqualTo("one");
            assertThat(intent.validUntilMillis()).isEqualTo(request.validUntilMillis());
        });
        assertThat(log.unresolved).isEmpty();
        stage.advance(50);
        assertThat(stage.core.view().openOrders()).extracting(Order::label).containsExactly("one");
    }

    @Test
    void anOrderThatCannotBeWrittenDownIsNotSent() {
        stage.openAndSettle();
        log.full = true;
        Outcome outcome = outcome(stage.buy(Stage.PERPETUAL, "10", "100"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(stage.sent("private/buy")).isZero();
        CompletableFuture<Outcome> cancel = stage.core.cancels().cancel("77");
        assertThat(outcome(cancel)).as("a cancel goes out all the same").isInstanceOf(Outcome.Refused.class);
        assertThat(stage.venue.count("private/cancel")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DIES_AFTER", "DIES_BEFORE_ANSWER", "NO_ANSWER"})
    void anAnswerThatIsLostAfterBookingIsFoundByItsLabel(Fault fault) {
        stage.openAndSettle();
        faultOnce("private/buy", fault);
        CompletableFuture<Outcome> answer =
                stage.core.orders().submit(stage.limit("lost", Stage.PERPETUAL, Side.BUY, "10", "100"));
        assertThat(outcome(answer)).isInstanceOf(Outcome.class);
        Outcome settled = stage.settled("lost");
        assertThat(settled).isInstanceOf(Outcome.Accepted.class);
        assertThat(booked("lost")).isEqualTo(1);
        assertThat(stage.sent("private/buy")).isEqualTo(1);
        assertThat(log.unresolved).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DIES_BEFORE", "VANISHES"})
    void aRequestThatNeverArrivedIsRefusedOnlyAfterItsValidity(Fault fault) {
        stage.openAndSettle();
        faultOnce("private/buy", fault);
        Request request = stage.limit("gone", Stage.PERPETUAL, Side.BUY, "10", "100");
        CompletableFuture<Outcome> answer = stage.core.orders().submit(request);
        assertThat(outcome(answer)).isInstanceOf(Outcome.Unknown.class);
        assertThat(stage.events(AccountEvent.OrderUnknown.class)).hasSize(1);
        stage.until(() -> stage.venue.count("private/get_order_state_by_label") > 3);
        assertThat(stage.core.orders().settlement("gone")).isNotDone();
        assertThat(stage.settled("gone"))
                .isEqualTo(new Outcome.Refused(0, "the venue does not know it and its validity has ended", false));
        assertThat(stage.venue.now()).isGreaterThan(request.validUntilMillis() + stage.settings.graceMillis());
        assertThat(stage.sent("private/buy")).isEqualTo(1);
        assertThat(stage.events(AccountEvent.OrderSettled.class))
                .singleElement()
                .satisfies(event -> assertThat(event.sentence()).contains("was not booked"));
    }

    @Test
    void aRequestThatArrivesAfterTheReconnectIsStillFound() {
        stage.openAndSettle();
        faultOnce("private/buy", Fault.ARRIVES_LATE);
        CompletableFuture<Outcome> answer =
                stage.core.orders().submit(stage.limit("late", Stage.PERPETUAL, Side.BUY, "10", "100"));
        assertThat(outcome(answer)).isInstanceOf(Outcome.Unknown.class);
        assertThat(stage.settled("late")).isInstanceOf(Outcome.Accepted.class);
        assertThat(booked("late")).isEqualTo(1);
    }

    @Test
    void nothingInTheSameInstrumentMovesWhileAnOrderIsUnknownButOthersDo() {
        stage.openAndSettle();
        faultOnce("private/buy", Fault.VANISHES);
        stage.core.orders().submit(stage.limit("first", Stage.PERPETUAL, Side.BUY, "10", "100"));
        stage.until(() -> stage.core.health().unknown() == 1);
        Request same = Request.limit(
                "same", Stage.PERPETUAL, Side.SELL, BigDecimal.TEN, BigDecimal.TEN, stage.validUntil(20_000));
        Request other = Request.limit(
                "other", "ETH-PERPETUAL", Side.SELL, BigDecimal.TEN, BigDecimal.TEN, stage.validUntil(20_000));
        Request tied = Request.limit(
                        "tied", "BTC-27MAR26", Side.SELL, BigDecimal.TEN, BigDecimal.TEN, stage.validUntil(20_000))
                .after(Set.of("first"));
        CompletableFuture<Outcome> sameAnswer = stage.core.orders().submit(same);
        CompletableFuture<Outcome> otherAnswer = stage.core.orders().submit(other);
        CompletableFuture<Outcome> tiedAnswer = stage.core.orders().submit(tied);
        assertThat(outcome(otherAnswer)).isInstanceOf(Outcome.Accepted.class);
        assertThat(sameAnswer).isNotDone();
        assertThat(tiedAnswer).isNotDone();
        assertThat(stage.core.orders().settlement("first")).isNotDone();
        assertThat(outcome(sameAnswer)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcome(tiedAnswer)).isInstanceOf(Outcome.Accepted.class);
        assertThat(stage.core.orders().settlement("first")).isDone();
    }

    @Test
    void aRestartLooksUpWhatTheLastRunLeftUnsettled() {
        stage.openAndSettle();
        stage.faults = method -> method.equals("private/buy") ? Fault.DIES_AFTER : Fault.NONE;
        stage.core.orders().submit(stage.limit("booked", Stage.PERPETUAL, Side.BUY, "10", "100"));
        stage.advance(10);
        stage.kill();
        stage.faults = _ -> Fault.NONE;
        assertThat(log.unresolved).containsOnlyKeys("booked");
        stage.newGateway(log);
        assertThat(stage.core.orders().unknownLabels()).containsExactly("booked");
        stage.open();
        assertThat(stage.settled("booked")).isInstanceOf(Outcome.Accepted.class);
        assertThat(log.unresolved).isEmpty();
        assertThat(stage.sent("private/buy")).isEqualTo(1);
    }

    @Test
    void aRestartDaysLaterFindsAClosedOrderAmongTheHistoricalRecords() {
        stage.openAndSettle();
        stage.faults = method -> method.equals("private/buy") ? Fault.DIES_AFTER : Fault.NONE;
        stage.core.orders().submit(stage.limit("old", Stage.PERPETUAL, Side.BUY, "10", "100"));
        stage.advance(10);
        stage.kill();
        stage.faults = _ -> Fault.NONE;
        stage.advance(3_600_000);
        assertThat(stage.venue.orders.get("1").state).isEqualTo("cancelled");
        stage.newGateway(log);
        stage.open();
        assertThat(stage.settled("old")).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.order().state()).isEqualTo(Order.State.CANCELLED);
            assertThat(accepted.order().cancelReason()).isEqualTo("cancel_on_disconnect");
        });
    }

    @Test
    void duplicatesAndAReversedOrderOfAnswerAndStreamsChangeNothing() {
        stage.openAndSettle();
        stage.faults = method -> switch (method) {
            case "private/buy" -> Fault.TWICE;
            case "private/sell" -> Fault.REVERSED;
            default -> Fault.NONE;
        };
        Request buy = Request.market("b", Stage.PERPETUAL, Side.BUY, BigDecimal.TEN, stage.validUntil(2_000));
        Request sell = Request.market("s", Stage.PERPETUAL, Side.SELL, BigDecimal.ONE, stage.validUntil(2_000));
        assertThat(outcome(stage.core.orders().submit(buy))).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcome(stage.core.orders().submit(sell))).isInstanceOf(Outcome.Accepted.class);
        stage.advance(100);
        assertThat(stage.core.view().fills()).hasSize(2);
        assertThat(stage.events(AccountEvent.Filled.class)).hasSize(2);
        assertThat(stage.core.view().openOrders()).isEmpty();
        assertThat(stage.core.view().positions())
                .singleElement()
                .satisfies(position -> assertThat(position.size()).isEqualByComparingTo("9"));
    }

    @Test
    void cancelAllTakesBackWhatWasNotSentAndGoesOutAgainAfterALostAnswer() {
        stage = new Stage(1, log, Stage.settings().withMatching(new Credits(10, 0.001, 1), 5));
        stage.openAndSettle();
        List<CompletableFuture<Outcome>> answers = java.util.stream.IntStream.range(0, 8)
                .mapToObj(_ -> stage.buy(Stage.PERPETUAL, "1", "1"))
                .toList();
        stage.advance(50);
        faultOnce("private/cancel_all", Fault.DIES_BEFORE);
        CompletableFuture<CancelOutcome> cancel = stage.core
                .cancels()
                .cancelAll(new Scope.Everything(), stage.core.orders().dropUnsent(new Scope.Everything()));
        stage.until(cancel::isDone);
        assertThat(cancel.join()).isInstanceOf(CancelOutcome.Unknown.class);
        assertThat(answers).allMatch(CompletableFuture::isDone);
        stage.until(() -> stage.venue.count("private/cancel_all") == 1);
        stage.until(stage.core::isReady);
        assertThat(stage.core.view().openOrders()).isEmpty();
        assertThat(stage.sent("private/buy")).isLessThan(8);
        assertThat(stage.venue.orders.values()).noneMatch(SimVenue.SimOrder::isOpen);
    }

    @Test
    void anEditWhoseAnswerIsLostIsSettledByHowTheOrderStands() {
        stage.openAndSettle();
        Outcome placed = outcome(stage.buy(Stage.PERPETUAL, "10", "100"));
        Order order = ((Outcome.Accepted) placed).order();
        faultOnce("private/edit", Fault.NO_ANSWER);
        Edit done = new Edit(order, new BigDecimal("20"), new BigDecimal("101"), false, stage.validUntil(1_500));
        assertThat(outcome(stage.core.orders().edit(done))).isInstanceOf(Outcome.Unknown.class);
        stage.until(() -> stage.core.health().unknown() == 0);
        assertThat(stage.events(AccountEvent.OrderSettled.class))
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).isInstanceOf(Outcome.Accepted.class));
        faultOnce("private/edit", Fault.VANISHES);
        Edit lost = new Edit(order, new BigDecimal("30"), new BigDecimal("102"), false, stage.validUntil(1_500));
        assertThat(outcome(stage.core.orders().edit(lost))).isInstanceOf(Outcome.Unknown.class);
        stage.until(() -> stage.core.health().unknown() == 0);
        assertThat(stage.events(AccountEvent.OrderSettled.class).getLast().outcome())
                .isInstanceOf(Outcome.Refused.class);
        assertThat(stage.sent("private/edit")).isEqualTo(2);
        assertThat(stage.venue.orders.get(order.id()).price).isEqualByComparingTo("101");
    }

    @Test
    void whatWasMissedWhileTheConnectionWasDownIsTold() {
        stage.venue.pageSize = 2;
        stage.openAndSettle();
        outcome(stage.buy(Stage.PERPETUAL, "50", "100"));
        outcome(stage.buy("ETH-PERPETUAL", "5", "100"));
        stage.advance(50);
        stage.events.clear();
        stage.down(true);
        stage.advance(10);
        SimVenue.SimOrder order = stage.venue.orders.get("1");
        for (int i = 0; i < 5; i++) {
            stage.venue.fill(order, BigDecimal.TEN);
            stage.advance(5);
        }
        stage.venue.balance = new BigDecimal("9.5");
        stage.advance(500);
        stage.down(false);
        stage.until(stage.core::isReady);
        assertThat(stage.events(AccountEvent.FillFound.class)).hasSize(5);
        assertThat(stage.events(AccountEvent.OrderClosedUnseen.class))
                .extracting(event -> event.order().state())
                .containsExactlyInAnyOrder(Order.State.FILLED, Order.State.CANCELLED);
        assertThat(stage.events(AccountEvent.PositionDiffers.class)).hasSize(1);
        assertThat(stage.events(AccountEvent.BalanceDiffers.class)).hasSize(1);
        assertThat(stage.sentences())
                .contains(
                        "Found by comparing with the venue: bought 10 BTC-PERPETUAL at 100.",
                        "The position in BTC-PERPETUAL is 50, not 0 as known before.",
                        "The balance is 9.5 BTC, not 10 as known before.",
                        "Found by comparing with the venue: order 2, buy 5 ETH-PERPETUAL at 100, was cancelled, reason: cancel_on_disconnect.");
    }

    @Test
    void aLossOfWhichNoStreamTellsIsFoundByComparing() {
        stage.openAndSettle();
        outcome(stage.buy(Stage.PERPETUAL, "50", "100"));
        stage.advance(50);
        stage.venue.mute = true;
        stage.venue.fill(stage.venue.orders.get("1"), new BigDecimal("50"));
        stage.venue.mute = false;
        stage.advance(stage.settings.compareMillis() + 1_000);
        assertThat(stage.core.view().openOrders()).isEmpty();
        assertThat(stage.events(AccountEvent.FillFound.class)).hasSize(1);
        assertThat(stage.core.view().positions()).hasSize(1);
    }

    @Test
    void anOrderThatWaitsWhileTheConnectionIsDownIsNeverSentTooLate() {
        stage.openAndSettle();
        stage.down(true);
        CompletableFuture<Outcome> answer = stage.buy(Stage.PERPETUAL, "1", "1");
        stage.advance(2_500);
        assertThat(answer).isCompletedWithValueMatching(outcome -> outcome instanceof Outcome.Refused);
        stage.down(false);
        stage.until(stage.core::isReady);
        stage.advance(500);
        assertThat(stage.sent("private/buy")).isZero();
    }

    @Test
    void aSilentVenueIsGivenUpAndFoundAgain() {
        stage.openAndSettle();
        stage.faults = _ -> Fault.VANISHES;
        stage.until(() -> stage.core.health().state() == GatewayState.RECONNECTING);
        stage.faults = _ -> Fault.NONE;
        stage.until(stage.core::isReady);
        assertThat(stage.core.health().reconnects()).isPositive();
    }
}
