package gammadesk.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.desk.WhatIfPicture;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.PositionRisk.Missing;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.app.risk.HeldBook.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RiskWatchTest {
    private static final Greeks NO_GREEKS = Greeks.UNKNOWN;
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong nanos = new AtomicLong(50 * SECOND);
    private final Clock clock = new Clock() {
        @Override
        public long epochMillis() {
            return SmallMarket.NOW;
        }

        @Override
        public long nanos() {
            return nanos.get();
        }
    };
    private final RiskWatch watch = on(Runnable::run);

    private RiskWatch on(Executor thread) {
        return new RiskWatch(clock, Duration.ZERO, thread, PricingKernels.scalar());
    }

    @Test
    void withoutAccountTheDeskSaysWhatToDoAndTradesCanStillBeTriedOut() {
        BookPicture picture = look(watch, market(0, 65_000));

        assertThat(picture.source())
                .isInstanceOfSatisfying(
                        BookSource.None.class, none -> assertThat(none.reason()).contains("Import a book", "DEMO"));
        assertThat(picture.live().value().orElseThrow().all().rows()).isEmpty();
        assertThat(picture.attribution().reason()).isEqualTo("there is no book");

        watch.tryOut(RiskBook.of(new Entry(SmallMarket.CALL, 2)));
        WhatIfPicture tried = look(watch, market(0, 65_000)).whatIf().orElseThrow();
        assertThat(tried.after().greeks(Numeraire.USD).delta()).isBetween(0.8, 1.2);
    }

    @Test
    void withoutMarketTheReasonStands() {
        BookPicture picture = look(watch, DeskSnapshot.empty(market(0, 1).venue()));
        assertThat(picture.live().reason()).isEqualTo("no market is known yet");
        assertThat(picture.outlook().reason()).isEqualTo("no market is known yet");
    }

    @Test
    void whatHasNoValueSaysWhyAndChangesNoOtherFigure() {
        imported(
                new Entry(SmallMarket.CALL, 2),
                new Entry("BTC-1APR26-66000-C", 5),
                new Entry("BTC-24APR26-12345-C", 5),
                new Entry(SmallMarket.UNMARKED, 5),
                new Entry("SOMETHING", 5),
                new Entry("DOGE-PERPETUAL", 5),
                new Entry(SmallMarket.PUT, -1));
        BookFigures mixed = figures(market(0, 65_000));

        imported(new Entry(SmallMarket.CALL, 2), new Entry(SmallMarket.PUT, -1));
        BookFigures clean = figures(market(0, 65_000));

        assertThat(mixed.all().unpriced())
                .extracting(Unpriced::missing)
                .containsExactly(
                        Missing.EXPIRED,
                        Missing.UNKNOWN_INSTRUMENT,
                        Missing.NO_VOLATILITY,
                        Missing.UNREADABLE_NAME,
                        Missing.UNKNOWN_INSTRUMENT);
        assertThat(mixed.all().unpriced())
                .allSatisfy(row -> assertThat(row.text()).isNotBlank());
        assertThat(mixed.greeks(Numeraire.USD)).isEqualTo(clean.greeks(Numeraire.USD));
        assertThat(mixed.standard().value().orElseThrow().initial())
                .isEqualTo(clean.standard().value().orElseThrow().initial())
                .isPositive();
        assertThat(mixed.standard().value().orElseThrow().leftOut()).isEqualTo(5);
        assertThat(mixed.outlook()
                        .value()
                        .orElseThrow()
                        .tail()
                        .value()
                        .orElseThrow()
                        .valueAtRisk())
                .isEqualTo(clean.outlook()
                        .value()
                        .orElseThrow()
                        .tail()
                        .value()
                        .orElseThrow()
                        .valueAtRisk())
                .isPositive();
    }

    @Test
    void aStaleQuoteIsUsedAndRemarkedOn() {
        imported(new Entry(SmallMarket.STALE, 1));
        Priced row = figures(market(0, 65_000)).all().priced().getFirst();
        assertThat(row.usd().delta()).isPositive();
        assertThat(row.notes()).containsExactly("its market data are 300 s old");
    }

    @Test
    void aCoinWithoutMarketLeavesItsPartsMissingWithTheReason() {
        imported(new Entry(SmallMarket.CALL, 1));
        watch.choose(RiskChoice.STANDARD.withCurrency(Currency.ETH));
        BookFigures figures = figures(market(0, 65_000));
        assertThat(figures.standard().reason()).isEqualTo("the index of ETH is not known");
        assertThat(figures.outlook().reason()).isEqualTo("the index of ETH is not known");
        assertThat(figures.all().priced()).hasSize(1);
    }

    @Test
    void aSecondPassesBetweenPicturesAndTheNewestMarketWins() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        RiskWatch slow = on(waiting::add);
        slow.want(imported(RiskBook.of(new Entry(SmallMarket.PERPETUAL, 10_000))));
        assertThat(slow.picture(market(0, 65_000), _ -> NO_GREEKS)).isEmpty();
        nanos.addAndGet(3 * SECOND);
        slow.picture(market(3_000, 66_000), _ -> NO_GREEKS);
        assertThat(waiting).as("one at a time, however long it takes").hasSize(1);
        waiting.removeFirst().run();
        slow.picture(market(4_000, 67_000), _ -> NO_GREEKS);
        waiting.removeFirst().run();
        assertThat(slow.picture(market(4_250, 68_000), _ -> NO_GREEKS)
                        .orElseThrow()
                        .venueMillis())
                .isEqualTo(SmallMarket.NOW + 4_000);
        assertThat(waiting).as("not before a second has passed").isEmpty();
        slow.choose(RiskChoice.STANDARD.withDays(3));
        slow.picture(market(4_500, 69_000), _ -> NO_GREEKS);
        assertThat(waiting).as("but at once when something else is asked for").hasSize(1);
    }

    @Test
    void theFirstPricesHaveTheMachineForThemselves() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        RiskWatch late = new RiskWatch(clock, Duration.ofSeconds(3), waiting::add, PricingKernels.scalar());
        late.picture(market(0, 65_000), _ -> NO_GREEKS);
        nanos.addAndGet(3 * SECOND - 1);
        late.picture(market(0, 65_000), _ -> NO_GREEKS);
        assertThat(waiting).isEmpty();
        nanos.addAndGet(1);
        late.picture(market(0, 65_000), _ -> NO_GREEKS);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void hypotheticalTradesAreOnTopAndABadOneBlocksNoOther() {
        imported(new Entry(SmallMarket.CALL, 2));
        watch.tryOut(RiskBook.of(new Entry(SmallMarket.PUT, 3), new Entry("BTC-24APR26-1-C", 1)));
        BookPicture picture = look(watch, market(0, 65_000));
        WhatIfPicture tried = picture.whatIf().orElseThrow();
        double before =
                picture.live().value().orElseThrow().greeks(Numeraire.USD).vega();
        double basket = tried.compared().basket().usd().vega();
        assertThat(tried.after().greeks(Numeraire.USD).vega()).isCloseTo(before + basket, within(1e-9));
        assertThat(basket).isPositive();
        assertThat(tried.compared().basket().unpriced()).hasSize(1);
        watch.tryOut(RiskBook.EMPTY);
        assertThat(look(watch, market(0, 65_000)).whatIf()).isEmpty();
    }

    @Test
    void profitAndLossAreExplainedFromTheChosenMoment() {
        imported(new Entry(SmallMarket.PERPETUAL, 65_000), new Entry(SmallMarket.CALL, 1));
        assertThat(look(watch, market(0, 65_000)).attribution().reason()).contains("only just become known");
        later(90_000, 65_500);
        BookAttribution all = later(7_200_000, 66_000);
        assertThat(all.fromMillis()).isEqualTo(SmallMarket.NOW);
        assertThat(all.attribution().total()).isPositive();
        assertThat(all.attribution().part(Part.DELTA)).isPositive();
        assertThat(all.attribution().part(Part.THETA)).isNegative();
        assertThat(all.attribution().parts().values().stream()
                        .mapToDouble(part -> part)
                        .sum())
                .isCloseTo(all.attribution().total(), within(1e-12));
        assertThat(all.assumptions()).containsExactly("a book without an account: no fees, no funding, no trades");
        watch.choose(RiskChoice.STANDARD.withSince(RiskChoice.Since.HOUR));
        assertThat(later(7_260_000, 66_000).fromMillis())
                .as("the latest moment that is an hour old")
                .isEqualTo(SmallMarket.NOW + 90_000);
    }

    @Test
    void theMomentBeforeTheSettlementIsKept() {
        imported(new Entry(SmallMarket.CALL, 1));
        watch.choose(RiskChoice.STANDARD.withSince(RiskChoice.Since.SETTLEMENT));
        long eight = 20 * 3_600_000L;
        look(watch, market(0, 65_000));
        later(eight - 30_000, 65_100);
        later(eight + 30_000, 65_200);
        assertThat(later(eight + 5 * 3_600_000L, 65_300).fromMillis()).isEqualTo(SmallMarket.NOW + eight - 30_000);
    }

    @Test
    void theAccountsEquityIsTheVenuesAndItsFillsAreTrades() {
        DeskSnapshot first = withAccount(market(0, 65_000), "2", List.of());
        BookPicture picture = look(watch, first);
        assertThat(picture.source()).isEqualTo(new BookSource.Account("demo", true));
        BookFigures live = picture.live().value().orElseThrow();
        double ourMark = live.all().priced().getFirst().mark();
        assertThat(ourMark).isNotEqualTo(0.05);
        assertThat(live.equityCoin())
                .as("the venue's 3.5 at its mark of 0.05, moved to ours")
                .isCloseTo(3.5 + 2 * (ourMark - 0.05), within(1e-9));

        Fill fill = new Fill(
                "1",
                "1",
                "",
                SmallMarket.CALL,
                Side.BUY,
                new BigDecimal("0.05"),
                BigDecimal.ONE,
                new BigDecimal("0.0003"),
                Currency.BTC,
                false,
                new Stamp(SmallMarket.NOW + 30_000, 0));
        BookAttribution known = look(watch, withAccount(market(60_000, 65_000), "3", List.of(fill)))
                .attribution()
                .value()
                .orElseThrow();
        assertThat(known.attribution().part(Part.FEES)).isEqualTo(-0.0003);
        assertThat(known.attribution().part(Part.TRADES)).isNotZero();
        assertThat(known.assumptions()).containsExactly("funding as far as the venue has stated it");

        BookAttribution unknown = look(watch, withAccount(market(120_000, 65_000), "3", List.of()))
                .attribution()
                .value()
                .orElseThrow();
        assertThat(unknown.assumptions())
                .contains("changed without an execution that is known here: " + SmallMarket.CALL);
    }

    @Test
    void whatIsOfferedNeedsInitialMarginToo() {
        AccountPicture idle = account(1, "0", List.of());
        AccountPicture offering = withOrders(idle, order("-2", false), order("-5", true));
        BookMargin nothing = standard(market(0, 65_000).with(idle));
        BookMargin offered = standard(market(0, 65_000).with(offering));
        assertThat(nothing.openOrders()).isZero();
        assertThat(offered.openOrders())
                .as("two short calls, and nothing for an order that can only reduce")
                .isBetween(0.2, 0.4);
        assertThat(offered.initial()).isCloseTo(nothing.initial() + offered.openOrders(), within(1e-12));
        assertThat(offered.maintenance()).isEqualTo(nothing.maintenance());
    }

    private BookMargin standard(DeskSnapshot snapshot) {
        return figures(snapshot).standard().value().orElseThrow();
    }

    @Test
    void thePayoffHasAPointAtEveryStrike() {
        imported(new Entry(SmallMarket.CALL, -3, OptionalDouble.empty()));
        BookFigures live = figures(market(0, 65_000));
        Priced call = live.all().priced().getFirst();
        assertThat(live.outlook()
                        .value()
                        .orElseThrow()
                        .payoff()
                        .axes()
                        .spotMoves()
                        .toArray())
                .contains(call.strike() / call.forward() - 1)
                .isSorted();
    }

    @Test
    void anAccountThatIsNotKnownYetIsNoBook() {
        AccountPicture unknown = account(0, "0", List.of());
        assertThat(look(watch, market(0, 65_000).with(unknown)).source()).isInstanceOf(BookSource.None.class);
    }

    @Test
    void theDemoIsMadeOnceOfWhatIsListed() {
        watch.want(new Wanted.Demo());
        RiskBook first = look(watch, market(0, 65_000))
                .live()
                .value()
                .orElseThrow()
                .all()
                .book();
        RiskBook later = look(watch, market(60_000, 80_000))
                .live()
                .value()
                .orElseThrow()
                .all()
                .book();
        assertThat(first.entries()).isNotEmpty().isEqualTo(later.entries());
        assertThat(look(watch, market(60_000, 80_000)).source()).isEqualTo(new BookSource.Demo(Optional.empty()));
        assertThat(figures(market(60_000, 80_000)).all().unpriced()).isEmpty();
    }

    private BookAttribution later(long millis, double index) {
        return look(watch, market(millis, index)).attribution().value().orElseThrow();
    }

    private BookFigures figures(DeskSnapshot snapshot) {
        return look(watch, snapshot).live().value().orElseThrow();
    }

    private BookPicture look(RiskWatch at, DeskSnapshot snapshot) {
        nanos.addAndGet(10 * SECOND);
        return at.picture(snapshot, _ -> NO_GREEKS).orElseThrow();
    }

    private DeskSnapshot market(long laterMillis, double index) {
        return SmallMarket.at(nanos.get(), laterMillis, index);
    }

    private void imported(Entry... entries) {
        watch.want(imported(RiskBook.of(entries)));
    }

    private static Wanted imported(RiskBook book) {
        return new Wanted.Imported(HeldBook.of(new BookSource.File("book.csv", 0, List.of()), book));
    }

    private static DeskSnapshot withAccount(DeskSnapshot market, String size, List<Fill> fills) {
        return market.with(account(1, size, fills));
    }

    private static AccountPicture account(long currentNanos, String size, List<Fill> fills) {
        BigDecimal held = new BigDecimal(size);
        Position position = new Position(
                SmallMarket.CALL,
                held,
                new BigDecimal("0.04"),
                new BigDecimal("0.05"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new Stamp(SmallMarket.NOW, 0));
        GatewayHealth health = new GatewayHealth(GatewayState.READY, "", true, true, 1, 0, 0, 0, 0, 0);
        return new AccountPicture(
                new Venue("Fake", Venue.Environment.EMBEDDED, "nowhere"),
                "demo",
                health,
                currentNanos,
                List.of(summary()),
                List.of(new HeldPosition(
                        position,
                        Optional.of(Currency.BTC),
                        Optional.of(Currency.BTC),
                        0.05,
                        0,
                        0,
                        true,
                        0,
                        0,
                        0,
                        0,
                        "")),
                List.of(),
                List.of(),
                fills,
                List.of(),
                List.of());
    }

    private static AccountPicture withOrders(AccountPicture of, Order... orders) {
        return new AccountPicture(
                of.venue(),
                of.keyName(),
                of.health(),
                of.currentNanos(),
                of.summaries(),
                of.positions(),
                List.of(orders),
                of.closedOrders(),
                of.fills(),
                of.notes(),
                of.unknownLabels());
    }

    private static Order order(String signed, boolean reduceOnly) {
        BigDecimal amount = new BigDecimal(signed);
        return new Order(
                signed,
                "",
                SmallMarket.CALL,
                amount.signum() < 0 ? Side.SELL : Side.BUY,
                Optional.of(OrderType.LIMIT),
                Optional.of(new BigDecimal("0.05")),
                amount.abs(),
                BigDecimal.ZERO,
                Optional.empty(),
                Order.State.OPEN,
                reduceOnly,
                false,
                "",
                0,
                new Stamp(SmallMarket.NOW, 0),
                Optional.empty());
    }

    private static AccountSummary summary() {
        BigDecimal zero = BigDecimal.ZERO;
        return new AccountSummary(
                Currency.BTC,
                new BigDecimal("3.5"),
                new BigDecimal("3.4"),
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                "",
                new Stamp(SmallMarket.NOW, 0));
    }
}
