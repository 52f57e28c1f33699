package gammadesk.app.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.AccountNote;
import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.CancelScope;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.analytics.trading.TradingActions.Approval;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradingDeskTest {
    private static final Venue LIVE = new Venue("Fake", Venue.Environment.LIVE, "www.deribit.com");
    private static final OrderTicket TICKET = ticket(Side.BUY, "100", "50000");

    private final FakeGateway gateway = new FakeGateway();
    private long nanos = 10_000_000_000L;
    private final Clock clock = new Clock() {
        @Override
        public long epochMillis() {
            return 1_700_000_000_000L + nanos / 1_000_000;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    };
    private long marketNanos = nanos;
    private FeedState feed = FeedState.LIVE;
    private Venue marketVenue = gateway.venue;
    private boolean staleBook;
    private Optional<String> halted = Optional.empty();
    private final TradingDesk desk = new TradingDesk(
            () -> OneMarket.at(marketNanos, marketVenue, feed, staleBook),
            _ -> {},
            clock,
            purpose -> halted.filter(_ -> purpose != Purpose.FLATTEN),
            VenuePace.OURS);

    @BeforeEach
    void open() throws IOException {
        desk.use("demo", () -> new Line(gateway, new ForgetfulIntents()));
    }

    @Test
    void aSecondClickSendsNothingAndGetsTheFirstAnswer() {
        Approval approval = desk.newApproval();
        CompletableFuture<TradeOutcome> first = desk.place(approval, TICKET);
        CompletableFuture<TradeOutcome> second = desk.place(approval, TICKET);
        assertThat(gateway.submitted).hasSize(1);
        gateway.answer(new Outcome.Accepted(order("1", "100", Order.State.OPEN)));
        assertThat(first.join()).isInstanceOf(TradeOutcome.Accepted.class).isEqualTo(second.join());
        desk.place(approval, TICKET);
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void theSameOrderUnderAnotherApprovalWaitsForTheFirstAnswer() {
        desk.place(desk.newApproval(), TICKET);
        assertThat(desk.place(desk.newApproval(), TICKET).join().sentence())
                .isEqualTo("Not sent: the very same order is on its way to the venue. Nothing was booked.");
        gateway.answer(new Outcome.Accepted(order("1", "100", Order.State.OPEN)));
        desk.place(desk.newApproval(), TICKET);
        assertThat(gateway.submitted).hasSize(2);
    }

    @Test
    void theGateIsAskedAtTheTicketAndOnceMoreByTheGateway() {
        desk.submit(Purpose.FLATTEN, "flat", ticket(Side.SELL, "10", "50000"));
        desk.submit(Purpose.HEDGE, "hedge", ticket(Side.SELL, "20", "50000"));
        desk.place(desk.newApproval(), TICKET);
        assertThat(gateway.submitted).hasSize(3);
        assertThat(gateway.guard.objection("hedge")).isEmpty();
        halted = Optional.of("halted");
        assertThat(gateway.guard.objection("flat")).isEmpty();
        assertThat(gateway.guard.objection("hedge")).contains("halted");
        assertThat(gateway.guard.objection(gateway.submitted.getLast().label())).contains("halted");
        assertNotSent("halted");
        assertThat(desk.edit(desk.newApproval(), order("1", "0", Order.State.OPEN), BigDecimal.TEN, BigDecimal.ONE)
                        .join())
                .isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(desk.close(desk.newApproval(), OneMarket.PERPETUAL, Optional.empty())
                        .join())
                .isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(gateway.submitted).hasSize(3);
        assertThat(gateway.others).isEmpty();
    }

    @Test
    void whatIsSentIsWhatTheTicketSaysAndDiesSoon() {
        desk.place(desk.newApproval(), TICKET);
        var request = gateway.submitted.getFirst();
        assertThat(request.instrument()).isEqualTo(OneMarket.PERPETUAL);
        assertThat(request.side()).isEqualTo(Side.BUY);
        assertThat(request.amount()).isEqualByComparingTo("100");
        assertThat(request.limitPrice()).contains(new BigDecimal("50000"));
        assertThat(request.label()).isEqualTo("label-1");
        assertThat(request.validUntilMillis() - gateway.venueMillis()).isBetween(1L, 30_000L);
    }

    @Test
    void anUnknownOrderIsShownAsUnknownAndClosesItsSideUntilItIsSettled() {
        CompletableFuture<TradeOutcome> answer = desk.place(desk.newApproval(), TICKET);
        gateway.answer(new Outcome.Unknown("label-1", "the connection broke"));
        assertThat(answer.join()).isInstanceOf(TradeOutcome.Unknown.class);
        assertThat(answer.join().sentence()).startsWith("UNKNOWN: no answer came (the connection broke)");

        OrderTicket dearer = ticket(Side.BUY, "200", "50001");
        assertThat(desk.place(desk.newApproval(), dearer).join().sentence()).contains("it is being looked up");
        assertThat(gateway.submitted).hasSize(1);
        desk.place(desk.newApproval(), ticket(Side.SELL, "100", "51000"));
        assertThat(gateway.submitted).as("the other side is free").hasSize(2);

        CompletableFuture<TradeOutcome> settled = ((TradeOutcome.Unknown) answer.join()).settled();
        assertThat(settled).isNotDone();
        gateway.settle("label-1", new Outcome.Refused(0, "it never arrived", false));
        assertThat(settled.join().sentence()).contains("it never arrived");
        desk.place(desk.newApproval(), dearer);
        assertThat(gateway.submitted).hasSize(3);
    }

    @Test
    void aFailureInTheMiddleOfSendingIsUnknownAndTheVerySameIsNotSentAgain() {
        gateway.failing = true;
        assertThat(desk.place(desk.newApproval(), TICKET).join()).isInstanceOf(TradeOutcome.Unknown.class);
        gateway.failing = false;
        assertThat(desk.place(desk.newApproval(), TICKET).join()).isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void anOrderLostInAnEarlierRunClosesItsSideToo() {
        Intent lost = new Intent(
                "old",
                Intent.Kind.SUBMIT,
                "",
                OneMarket.PERPETUAL,
                Side.BUY,
                BigDecimal.TEN,
                Optional.empty(),
                0,
                0,
                Quoting.PRICE);
        gateway.say(new AccountEvent.OrderUnknown(lost, "the desk ended"));
        assertThat(desk.place(desk.newApproval(), TICKET).join()).isInstanceOf(TradeOutcome.NotSent.class);
        gateway.say(new AccountEvent.OrderSettled(lost, new Outcome.Refused(0, "never booked", false)));
        desk.place(desk.newApproval(), TICKET);
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void nothingIsSentOnStaleData() {
        nanos += 2_500_000_000L;
        assertNotSent("the market data are stale (live)");
        marketNanos = nanos;
        feed = FeedState.RECONNECTING;
        assertNotSent("the market data are stale (reconnecting)");
        feed = FeedState.LIVE;
        staleBook = true;
        assertNotSent("its order book lost a change and waits for the venue");
        staleBook = false;
        desk.place(desk.newApproval(), TICKET);
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void nothingIsSentThroughAConnectionThatCannotOrMayNotTrade() {
        gateway.state = GatewayState.RECONCILING;
        assertNotSent("the account's connection is comparing the account with the venue");
        gateway.state = GatewayState.READY;
        gateway.mayTrade = false;
        assertNotSent("the key in use may only read");
        gateway.mayTrade = true;
        marketVenue = LIVE;
        assertNotSent("the market shown is LIVE and the account is EMBEDDED");
    }

    @Test
    void liveNeedsArmingByTheVenuesAddress() {
        gateway.venue = LIVE;
        marketVenue = LIVE;
        gateway.armed = false;
        assertNotSent("LIVE trading is not armed");
        assertThat(desk.arm("test.deribit.com").join()).isInstanceOf(TradeOutcome.NotSent.class);
        assertNotSent("LIVE trading is not armed");
        assertThat(desk.arm(" www.deribit.com ").join()).isInstanceOf(TradeOutcome.Done.class);
        desk.place(desk.newApproval(), TICKET);
        assertThat(gateway.submitted).hasSize(1);
        desk.disarm();
        assertThat(desk.place(desk.newApproval(), ticket(Side.SELL, "10", "60000"))
                        .join())
                .isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(gateway.submitted).hasSize(1);
    }

    @Test
    void whatTheInstrumentForbidsIsNotSent() {
        assertThat(desk.place(desk.newApproval(), ticket(Side.BUY, "15", "50000"))
                        .join()
                        .sentence())
                .isEqualTo("Not sent: amounts go in steps of 10; the next below is 10. Nothing was booked.");
        assertThat(desk.place(desk.newApproval(), ticket(Side.BUY, "10", "50000.3"))
                        .join()
                        .sentence())
                .contains("prices go in steps of 0.5: 50000 or 50000.5");
        OrderTicket elsewhere = OrderTicket.limit("BTC-NOSUCH", Side.BUY, BigDecimal.TEN, BigDecimal.ONE);
        assertThat(desk.place(desk.newApproval(), elsewhere).join().sentence()).contains("BTC-NOSUCH is not listed");
        assertThat(gateway.submitted).isEmpty();
    }

    @Test
    void cancelsGoThroughWhenNothingElseDoes() {
        gateway.state = GatewayState.RECONCILING;
        gateway.armed = false;
        nanos += 60_000_000_000L;
        TradeOutcome refused = desk.cancel(order("7", "0", Order.State.OPEN)).join();
        assertThat(refused).isInstanceOf(TradeOutcome.Refused.class);
        assertThat(refused.sentence()).contains("not_open_order (code 11044)");
        assertThat(desk.cancelAll(new CancelScope.OfCurrency(Currency.BTC))
                        .join()
                        .sentence())
                .isEqualTo("Cancelled all open orders in BTC: 3 at the venue, 1 that had not been sent yet.");
        assertThat(gateway.others).hasSize(2);
    }

    @Test
    void aCloseWithoutAnAnswerClosesTheSideOnWhichItWouldBook() {
        gateway.view = new AccountView(
                List.of(), List.of(), List.of(), List.of(position("-500", "49000")), List.of(), List.of());
        TradeOutcome answer = desk.close(desk.newApproval(), OneMarket.PERPETUAL, Optional.empty())
                .join();
        assertThat(answer).isInstanceOf(TradeOutcome.Unknown.class);
        assertThat(desk.place(desk.newApproval(), TICKET).join()).isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(desk.close(desk.newApproval(), OneMarket.PERPETUAL, Optional.empty())
                        .join())
                .isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(gateway.others).containsExactly("close BTC-PERPETUAL");
    }

    @Test
    void anEditIsLookedAtLikeAnOrder() {
        Order open = order("7", "0", Order.State.OPEN);
        assertThat(desk.edit(desk.newApproval(), open, new BigDecimal("20"), new BigDecimal("50000.5"))
                        .join())
                .isInstanceOf(TradeOutcome.Accepted.class);
        assertThat(desk.edit(desk.newApproval(), open, new BigDecimal("25"), new BigDecimal("50000.5"))
                        .join())
                .isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(gateway.others).containsExactly("edit 7 20 at 50000.5");
    }

    @Test
    void withoutAnAccountEverythingSaysSo() {
        desk.leave();
        assertThat(gateway.closed).isTrue();
        assertThat(desk.place(desk.newApproval(), TICKET).join().sentence()).contains("no key to an account is in use");
        assertThat(desk.picture(Map.of())).isEmpty();
    }

    @Test
    void thePictureMarksPositionsAndKnowsItsAge() {
        gateway.view = new AccountView(
                List.of(), List.of(), List.of(), List.of(position("-500", "49000")), List.of(), List.of("x"));
        gateway.say(new AccountEvent.Notice("Maintenance at noon."));
        AccountPicture picture = picture();
        assertThat(picture.isCurrent()).isTrue();
        assertThat(picture.ageSeconds(nanos)).isZero();
        assertThat(picture.notes()).extracting(AccountNote::sentence).containsExactly("Maintenance at noon.");
        // -500 * (1/49000 - 1/50000) BTC, by hand.
        assertThat(picture.positions().getFirst().profit()).isCloseTo(-2.0408163e-4, within(1e-11));
        assertThat(picture.positions().getFirst().profitUsd()).isCloseTo(-10.2040816, within(1e-6));
        assertThat(picture.deltaCoin(Currency.BTC)).isCloseTo(-0.01, within(1e-12));
        gateway.state = GatewayState.RECONNECTING;
        nanos += 3_000_000_000L;
        assertThat(picture().isCurrent()).isFalse();
        assertThat(picture().ageSeconds(nanos)).isCloseTo(3, within(1e-9));
    }

    private AccountPicture picture() {
        return desk.picture(OneMarket.at(marketNanos, marketVenue, feed, false).markets())
                .orElseThrow();
    }

    private void assertNotSent(String clause) {
        int before = gateway.submitted.size();
        TradeOutcome outcome = desk.place(desk.newApproval(), TICKET).join();
        assertThat(outcome).isInstanceOf(TradeOutcome.NotSent.class);
        assertThat(outcome.sentence()).isEqualTo("Not sent: " + clause + ". Nothing was booked.");
        assertThat(gateway.submitted).hasSize(before);
    }

    private static OrderTicket ticket(Side side, String amount, String price) {
        return OrderTicket.limit(OneMarket.PERPETUAL, side, new BigDecimal(amount), new BigDecimal(price));
    }

    private static Position position(String size, String average) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Position(
                OneMarket.PERPETUAL,
                new BigDecimal(size),
                new BigDecimal(average),
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                new Stamp(1, 1));
    }

    private static Order order(String id, String filled, Order.State state) {
        return new Order(
                id,
                "l",
                OneMarket.PERPETUAL,
                Side.BUY,
                Optional.of(OrderType.LIMIT),
                Optional.of(new BigDecimal("50000")),
                new BigDecimal("100"),
                new BigDecimal(filled),
                Optional.empty(),
                state,
                false,
                false,
                "",
                0,
                new Stamp(1, 1),
                Optional.empty());
    }
}
