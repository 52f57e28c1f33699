package gammadesk.views.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderMargins;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.canned.CannedAccount;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.RecordedTrading;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.fx.TicketWish;
import gammadesk.views.ticket.TicketModel.Anchor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final Venue LIVE = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final RecordedTrading trading = new RecordedTrading();
    private final List<String> left = new ArrayList<>();
    private DeskSnapshot snapshot = whole(new CannedDesk(clock), new CannedAccount(clock));
    private TicketController ticket;
    private Scene scene;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void onePriceInThreeFieldsAtTheLiveForward() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        QuotedInstrument market = market(CannedAccount.CALL);
        assertThat(number("#ticket-usd")).isCloseTo(0.0345 * market.forward(), within(0.01));
        double vol = number("#ticket-iv") / 100;
        assertThat(Black76.priceUsd(
                        market.forward(),
                        81_000,
                        market.years(),
                        vol,
                        market.type().orElseThrow()))
                .isCloseTo(0.0345 * market.forward(), within(1.0));
    }

    @Test
    void aVolatilityBecomesAPriceOnAStepNeverWorseThanAskedFor() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-iv", "48.5");
        assertThat(text("#ticket-price")).isEqualTo("0.0355");
        assertThat(model(TicketModel::rounding)).contains("brought down, since you buy, to 0.0355");
        fire("#ticket-sell");
        assertThat(text("#ticket-price")).isEqualTo("0.036");
        assertThat(text("#ticket-iv")).as("what was typed is left alone").isEqualTo("48.5");
    }

    @Test
    void theHeldVolatilityFollowsTheForwardAndTheHeldPriceDoesNot() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-usd", "2700");
        double before = number("#ticket-iv");
        snapshot = whole(new CannedDesk(clock), new CannedAccount(clock), 9);
        Toolkit.run(() -> ticket.show(snapshot));
        assertThat(text("#ticket-usd")).isEqualTo("2700");
        assertThat(number("#ticket-iv")).isNotEqualTo(before);
        type("#ticket-price", "0.034");
        Toolkit.run(() -> ticket.show(whole(new CannedDesk(clock), new CannedAccount(clock), 3)));
        assertThat(text("#ticket-price")).isEqualTo("0.034");
        assertThat(Toolkit.call(() -> ticket.model().anchor().get())).isEqualTo(Anchor.PRICE);
    }

    @Test
    void aVolatilityCanBeKeptByTheVenueWhichIsAChoiceAndSaid() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        assertThat(Toolkit.call(() -> scene.lookup("#ticket-following").isVisible()))
                .as("a price in coin stands as it is")
                .isFalse();
        type("#ticket-iv", "48.5");
        type("#ticket-amount", "1");
        assertThat(Toolkit.call(() -> scene.lookup("#ticket-following").isVisible()))
                .isTrue();
        Toolkit.run(() -> ticket.model().following().set(TicketModel.Following.VENUE));
        assertThat(model(TicketModel::rounding))
                .startsWith("the venue re-prices it as the market moves; now about 0.03");
        fire("#ticket-review");
        assertThat(Panels.words(scene))
                .anyMatch(words -> words.startsWith("Limit order kept at 48.5 % volatility a year"
                        + " by the venue (implv 48.5 %), the venue re-prices it"));
        fire("#confirm-yes");
        assertThat(trading.asked().getLast())
                .isEqualTo("place buy 1 " + CannedAccount.CALL + " at implv 48.5 % (limit)");
    }

    @Test
    void whatTheVenueDoesNotKeepIsSaidBeforeSending() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-usd", "2700");
        type("#ticket-amount", "1");
        Toolkit.run(() -> {
            ticket.model().following().set(TicketModel.Following.VENUE);
            ticket.model().postOnly().set(true);
        });
        assertThat(model(TicketModel::termsMessage)).contains("The venue re-prices only limit orders");
        assertThat(Toolkit.call(() -> scene.lookup("#ticket-review").isDisabled()))
                .isTrue();
        Toolkit.run(() -> ticket.model().following().set(TicketModel.Following.ONCE));
        assertThat(model(TicketModel::termsMessage)).isEmpty();
    }

    @Test
    void whatTheVenueKeepsIsChangedInItsOwnUnit() {
        open();
        Toolkit.run(() -> context.askForTicket(
                TicketWish.change(new CannedAccount(clock).open().get(2), "orders")));
        assertThat(text("#ticket-iv")).isEqualTo("62.5");
        assertThat(Toolkit.call(() -> scene.lookup("#ticket-price").isDisabled()))
                .isTrue();
        type("#ticket-iv", "64");
        fire("#ticket-review");
        fire("#confirm-yes");
        assertThat(trading.asked().getLast()).isEqualTo("edit BTC-3 to 5 at 64");
    }

    @Test
    void enterAsksAndNeverSends() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-amount", "2.5");
        enter("#ticket-amount");
        assertThat(trading.asked()).containsOnly("follow " + CannedAccount.CALL);
        assertThat(Panels.words(scene))
                .contains("Buy 2.5 BTC of " + CannedAccount.CALL + "?", "Buy now")
                .anyMatch(words -> words.startsWith("Limit order at 0.0345 BTC or better"));
        enter("#ticket-amount");
        assertThat(trading.asked()).containsOnly("follow " + CannedAccount.CALL);
        fire("#confirm-yes");
        assertThat(trading.asked().getLast()).isEqualTo("place buy 2.5 " + CannedAccount.CALL + " at 0.0345 (limit)");
    }

    @Test
    void theOutcomeStaysVisibleWithTheVenuesReason() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-amount", "2.5");
        fire("#ticket-review");
        fire("#confirm-yes");
        trading.answer(new TradeOutcome.Refused("Refused by the venue: not_enough_funds (code 10009)."));
        Toolkit.run(() -> ticket.show(snapshot));
        assertThat(Panels.words(scene)).anyMatch(words -> words.contains("not_enough_funds (code 10009)"));
    }

    @Test
    void theQuestionIsAboutTheMomentOfAskingAndLiveIsNamed() {
        snapshot = whole(new CannedDesk(clock).at(LIVE), new CannedAccount(clock).at(LIVE));
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-iv", "48.5");
        type("#ticket-amount", "1");
        fire("#ticket-review");
        assertThat(Panels.words(scene)).contains("LIVE: www.deribit.com, REAL MONEY");
        Toolkit.run(() -> ticket.show(whole(new CannedDesk(clock).at(LIVE), new CannedAccount(clock).at(LIVE), 9)));
        fire("#confirm-yes");
        assertThat(trading.asked().getLast()).contains("at 0.0355 (limit)");
    }

    @Test
    void nothingCanBeReviewedWhileStaleDisarmedReadOnlyOrWithoutAnAccount() {
        assertObstacle(whole(new CannedDesk(clock).state(FeedState.RECONNECTING), new CannedAccount(clock)), "stale");
        assertObstacle(whole(new CannedDesk(clock), new CannedAccount(clock).readOnly()), "may only read");
        assertObstacle(
                whole(
                        new CannedDesk(clock).at(LIVE),
                        new CannedAccount(clock).at(LIVE).disarmed()),
                "LIVE trading is not armed");
        assertObstacle(new CannedDesk(clock).cycle(1), "No key to an account");
    }

    @Test
    void mistakesAreSaidBesideTheirField() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-amount", "2.55");
        assertThat(model(TicketModel::amountMessage)).contains("Amounts go in steps of 0.1");
        type("#ticket-amount", "two");
        assertThat(model(TicketModel::amountMessage)).contains("“two” is not a number");
        type("#ticket-amount", "2.55");
        type("#ticket-price", "0.0351");
        assertThat(model(TicketModel::priceMessage)).contains("0.035 or 0.0355");
        assertThat(Toolkit.call(() -> scene.lookup("#ticket-review").isDisabled()))
                .isTrue();
        Toolkit.run(() -> ticket.round());
        assertThat(text("#ticket-price")).isEqualTo("0.035");
        assertThat(text("#ticket-amount")).isEqualTo("2.5");
        assertThat(model(TicketModel::obstacle)).isEmpty();
    }

    @Test
    void anOpenOrderIsChangedNotSentAgain() {
        open();
        Toolkit.run(() -> context.askForTicket(
                TicketWish.change(new CannedAccount(clock).open().get(1), "orders")));
        type("#ticket-price", "0.034");
        fire("#ticket-review");
        assertThat(Panels.words(scene)).contains("Change order BTC-2?");
        fire("#confirm-yes");
        assertThat(trading.asked().getLast()).isEqualTo("edit BTC-2 to 10 at 0.034");
    }

    @Test
    void aMarketOrderHasNoPriceAndSaysSo() {
        open();
        ask("BTC-PERPETUAL", Side.SELL, "77000");
        Toolkit.run(() -> ticket.model().type().set(OrderType.MARKET));
        type("#ticket-amount", "100");
        fire("#ticket-review");
        assertThat(Panels.words(scene)).anyMatch(words -> words.contains("there is no limit"));
        fire("#confirm-yes");
        assertThat(trading.asked().getLast()).startsWith("place sell 100 BTC-PERPETUAL at the market's price");
    }

    @Test
    void escapeGoesBackToWhereTheTicketWasAskedFor() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        Toolkit.run(() -> Event.fireEvent(
                scene.lookup("#ticket-amount"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(left).containsExactly("chain");
    }

    @Test
    void theMarginIsAskedOnceTheOrderStandsStillAndShownWithItsAge() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        for (String amount : List.of("1", "1.5", "2", "2.5")) {
            type("#ticket-amount", amount);
        }
        assertThat(trading.margins()).isEmpty();
        assertThat(figure("Margin added")).isEqualTo("being asked");
        pass(400);
        assertThat(trading.margins()).containsExactly("2.5 " + CannedAccount.CALL + " at 0.0345");
        answerMargin(new MarginAnswer.Known(margins("0.0862", "0.31")));
        assertThat(figure("Margin added")).isEqualTo("0.086200 BTC, 0.0 s old");
        assertThat(figure("Available")).startsWith("11.188969 BTC");
        assertThat(figure("Available after")).startsWith("11.102769 BTC");
        pass(1_000);
        assertThat(trading.margins()).hasSize(1);
        assertThat(figure("Margin added")).isEqualTo("0.086200 BTC, 1.0 s old");
        fire("#ticket-sell");
        pass(500);
        answerMargin(new MarginAnswer.Known(margins("0.0862", "0.31")));
        assertThat(figure("Margin added")).startsWith("0.310000 BTC");
    }

    @Test
    void anAnswerToAnOlderOrderIsNeverShown() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-amount", "1");
        pass(500);
        CompletableFuture<MarginAnswer> old = trading.margin();
        type("#ticket-amount", "5");
        old.complete(new MarginAnswer.Known(margins("0.01", "0.01")));
        Toolkit.run(() -> {});
        assertThat(figure("Margin added")).isEqualTo("being asked");
        pass(500);
        assertThat(trading.margins()).hasSize(2);
        answerMargin(new MarginAnswer.Known(margins("0.05", "0.05")));
        assertThat(figure("Margin added")).startsWith("0.050000 BTC");
    }

    @Test
    void whyTheMarginIsNotKnownIsSaid() {
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-amount", "1");
        pass(500);
        answerMargin(new MarginAnswer.Refused(13021, "forbidden (13021)"));
        assertThat(figure("Margin added")).isEqualTo("not known: the venue says forbidden (13021)");
        type("#ticket-amount", "2");
        pass(500);
        answerMargin(new MarginAnswer.Unanswered("no key to an account is in use"));
        assertThat(figure("Margin added")).isEqualTo("not known: no key to an account is in use");
        type("#ticket-amount", "2.55");
        assertThat(figure("Margin added")).isEqualTo("—");
    }

    @Test
    void moreThanIsAvailableIsSaidBeforeSendingAndTheVenueDecides() {
        open();
        ask(CannedAccount.CALL, Side.SELL, "0.0345");
        type("#ticket-amount", "50");
        pass(500);
        answerMargin(new MarginAnswer.Known(margins("1", "12.5")));
        assertThat(model(TicketModel::marginWarning))
                .isEqualTo("Needs 12.500000 BTC of margin by itself, and 11.188969 BTC are available: the venue is"
                        + " likely to refuse it.");
        fire("#ticket-review");
        assertThat(Panels.words(scene)).anyMatch(words -> words.startsWith("Needs 12.500000 BTC of margin"));
        fire("#confirm-yes");
        assertThat(trading.asked().getLast()).startsWith("place sell 50");
    }

    private static OrderMargins margins(String buy, String sell) {
        return new OrderMargins(
                new BigDecimal(buy),
                new BigDecimal(sell),
                Optional.empty(),
                Optional.empty(),
                Currency.BTC,
                new Stamp(0, 0));
    }

    private void answerMargin(MarginAnswer answer) {
        MarginAnswer now = answer instanceof MarginAnswer.Known(OrderMargins m)
                ? new MarginAnswer.Known(new OrderMargins(
                        m.buy(),
                        m.sell(),
                        m.minimumPrice(),
                        m.maximumPrice(),
                        m.currency(),
                        new Stamp(0, clock.nanos())))
                : answer;
        trading.margin().complete(now);
        Toolkit.run(() -> {});
    }

    private void pass(long millis) {
        clock.advanceMillis(millis);
        snapshot = whole(new CannedDesk(clock), new CannedAccount(clock));
        Toolkit.run(() -> ticket.show(snapshot));
    }

    private String figure(String name) {
        return Toolkit.call(() -> ticket.model().figures().get().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value());
    }

    private void assertObstacle(DeskSnapshot at, String words) {
        snapshot = at;
        open();
        ask(CannedAccount.CALL, Side.BUY, "0.0345");
        type("#ticket-amount", "1");
        assertThat(model(TicketModel::obstacle)).contains(words);
        assertThat(Toolkit.call(() -> scene.lookup("#ticket-review").isDisabled()))
                .isTrue();
        enter("#ticket-amount");
        assertThat(Toolkit.call(() -> ticket.pane().isAsking())).isFalse();
    }

    private void open() {
        Toolkit.run(() -> {
            ticket = new TicketController(context, trading, snapshot, left::add);
            scene = Panels.open(ticket);
            ticket.show(snapshot);
            Panels.lay(scene);
        });
    }

    private void ask(String instrument, Side side, String price) {
        Toolkit.run(() -> {
            context.ticketWish().set(Optional.empty());
            context.askForTicket(TicketWish.at(instrument, side, Optional.of(new BigDecimal(price)), "chain"));
            Panels.lay(scene);
        });
    }

    private DeskSnapshot whole(CannedDesk desk, CannedAccount account) {
        return whole(desk, account, 1);
    }

    private DeskSnapshot whole(CannedDesk desk, CannedAccount account, long cycle) {
        DeskSnapshot bare = desk.cycle(cycle);
        return bare.with(account.on(bare));
    }

    private QuotedInstrument market(String name) {
        return QuotedInstrument.find(snapshot.markets(), name, clock.nanos()).orElseThrow();
    }

    private String model(Function<TicketModel, StringProperty> of) {
        return Toolkit.call(() -> of.apply(ticket.model()).get());
    }

    private void type(String id, String text) {
        Toolkit.run(() -> {
            ((TextField) scene.lookup(id)).setText(text);
            Panels.lay(scene);
        });
    }

    private String text(String id) {
        return Toolkit.call(() -> ((TextField) scene.lookup(id)).getText());
    }

    private double number(String id) {
        return Double.parseDouble(text(id));
    }

    private void enter(String id) {
        Toolkit.run(() -> {
            Event.fireEvent(
                    scene.lookup(id),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            Panels.lay(scene);
        });
    }

    private void fire(String id) {
        Toolkit.run(() -> {
            ((ButtonBase) scene.lookup(id)).fire();
            Panels.lay(scene);
        });
    }
}
