package gammadesk.analytics.hedging;

import static gammadesk.analytics.hedging.Fixtures.PERPETUAL;
import static gammadesk.analytics.hedging.Fixtures.book;
import static gammadesk.analytics.hedging.Fixtures.decimal;
import static gammadesk.analytics.hedging.Fixtures.level;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.hedging.GuardContext.Exposure;
import gammadesk.analytics.hedging.GuardContext.Sent;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of every rule the order that it stops and the one next to it that it must let through. */
class GuardrailsTest {
    private static final Exposure LONG = new Exposure(2, 0.001, 300, 10, 3, 2);
    private static final Exposure FLAT = new Exposure(1, 0.001, 300, 10, 2.5, 1.5);
    private static final OrderBook BOOK =
            book("BTC-PERPETUAL", List.of(level(49_990, 1000)), List.of(level(50_010, 1000)));

    private static HedgeOrder sell(String amount, String price) {
        return new HedgeOrder(PERPETUAL, Side.SELL, decimal(amount), decimal(price));
    }

    private static HedgeOrder buy(String amount, String price) {
        return new HedgeOrder(PERPETUAL, Side.BUY, decimal(amount), decimal(price));
    }

    /** What the rules see, one thing changed at a time. */
    private static final class Seen {
        private double index = 50_000;
        private double mark = 50_000;
        private Optional<OrderBook> book = Optional.of(BOOK);
        private double age = 1;
        private boolean whole = true;
        private Optional<List<Order>> working = Optional.of(List.of());
        private Optional<List<Sent>> sent = Optional.of(List.of());
        private double position = 100_000;
        private Exposure before = LONG;
        private Exposure after = FLAT;
        private double today = 100;

        GuardContext at(long millis) {
            return new GuardContext(
                    "h1", millis, index, mark, book, age, whole, working, sent, position, before, after, today);
        }

        GuardContext now() {
            return at(1_000_000);
        }
    }

    private static void passes(Guardrail rail, HedgeOrder order, GuardContext context) {
        assertThat(rail.check(order, context)).isEqualTo(new Verdict.Pass());
    }

    private static void stops(Guardrail rail, HedgeOrder order, GuardContext context, String why) {
        assertThat(rail.check(order, context)).isInstanceOfSatisfying(Verdict.Stop.class, stop -> {
            assertThat(stop.rule()).isEqualTo(rail.name());
            assertThat(stop.reason()).contains(why);
        });
    }

    private static Order working(Side side, Optional<BigDecimal> price, Order.State state) {
        return new Order(
                "1",
                "l",
                "BTC-PERPETUAL",
                side,
                Optional.of(OrderType.LIMIT),
                price,
                decimal("50000"),
                decimal("10000"),
                Optional.empty(),
                state,
                false,
                false,
                "",
                0,
                new Stamp(0, 0),
                Optional.empty());
    }

    @Test
    void size() {
        Seen seen = new Seen();
        SizeGuard rail = new SizeGuard(1);
        passes(rail, sell("50000", "50000"), seen.now());
        stops(rail, sell("50010", "50000"), seen.now(), "above 1");
        stops(rail, sell("55", "50000"), seen.now(), "lot");
        stops(rail, sell("0", "50000"), seen.now(), "lot");
        stops(rail, sell("-10", "50000"), seen.now(), "lot");
        seen.index = Double.NaN;
        stops(rail, sell("10", "50000"), seen.now(), "unknown");
    }

    @Test
    void notional() {
        Seen seen = new Seen();
        NotionalGuard rail = new NotionalGuard(25_000);
        HedgeOrder half =
                new HedgeOrder(Fixtures.option("BTC-27MAR26-50000-C"), Side.SELL, decimal("0.5"), decimal("0.05"));
        HedgeOrder more = new HedgeOrder(half.instrument(), Side.SELL, decimal("0.6"), decimal("0.05"));
        passes(rail, half, seen.now());
        stops(rail, more, seen.now(), "above 25000");
        seen.index = Double.NaN;
        stops(rail, half, seen.now(), "index");
    }

    @Test
    void priceCollarAgainstTheMark() {
        Seen seen = new Seen();
        seen.book = Optional.of(book("BTC-PERPETUAL", List.of(level(49_000, 1)), List.of(level(51_000, 1))));
        PriceCollar rail = new PriceCollar(0.01, 0.5, 0);
        passes(rail, sell("10", "49500"), seen.now());
        stops(rail, sell("10", "49499.5"), seen.now(), "of the mark");
        passes(rail, buy("10", "50500"), seen.now());
        stops(rail, buy("10", "50500.5"), seen.now(), "of the mark");
        passes(rail, buy("10", "40000"), seen.now());
        stops(rail, buy("10", "50000.3"), seen.now(), "ladder");
        seen.mark = Double.NaN;
        stops(rail, buy("10", "50000"), seen.now(), "mark is not known");
    }

    @Test
    void priceCollarAgainstTheBook() {
        Seen seen = new Seen();
        PriceCollar rail = new PriceCollar(0.5, 0.001, 0);
        passes(rail, buy("10", "50060"), seen.now());
        stops(rail, buy("10", "50060.5"), seen.now(), "best price");
        passes(rail, sell("10", "49940.5"), seen.now());
        stops(rail, sell("10", "49940"), seen.now(), "best price");
        seen.book = Optional.of(BOOK.asStale());
        stops(rail, buy("10", "50010"), seen.now(), "no live book");
        seen.book = Optional.of(book("BTC-PERPETUAL", List.of(level(49_990, 1)), List.of()));
        stops(rail, buy("10", "50010"), seen.now(), "no live book");
    }

    @Test
    void priceCollarLeavesACheapOptionItsTick() {
        Seen seen = new Seen();
        Instrument option = Fixtures.option("BTC-27MAR26-90000-C");
        seen.mark = 0.0004;
        seen.book = Optional.of(book(option.name(), List.of(level(0.0003, 1)), List.of(level(0.0005, 1))));
        PriceCollar rail = new PriceCollar(0.02, 0.005, 0.01);
        passes(rail, new HedgeOrder(option, Side.BUY, decimal("0.1"), decimal("0.0005")), seen.now());
        stops(rail, new HedgeOrder(option, Side.BUY, decimal("0.1"), decimal("0.0006")), seen.now(), "mark");
    }

    @Test
    void priceCollarOfAnOptionIsItsOwn() {
        Seen seen = new Seen();
        Instrument option = Fixtures.option("BTC-27MAR26-90000-C");
        seen.mark = 0.02;
        seen.book = Optional.of(book(option.name(), List.of(level(0.0195, 1)), List.of(level(0.0205, 1))));
        HedgeOrder beyondTheOffer = new HedgeOrder(option, Side.BUY, decimal("0.1"), decimal("0.0215"));
        passes(new PriceCollar(0.001, 0.001, 0.15), beyondTheOffer, seen.now());
        stops(new PriceCollar(0.15, 0.15, 0.001), beyondTheOffer, seen.now(), "mark");
    }

    @Test
    void rate() {
        Seen seen = new Seen();
        Sent one = new Sent("", 940_001, "X", Side.BUY, BigDecimal.ONE, BigDecimal.ONE);
        seen.sent = Optional.of(List.of(one, one));
        stops(new RateGuard(2), sell("10", "50000"), seen.now(), "2 orders");
        passes(new RateGuard(3), sell("10", "50000"), seen.now());
        passes(new RateGuard(2), sell("10", "50000"), seen.at(1_000_001));
        seen.sent = Optional.empty();
        stops(new RateGuard(3), sell("10", "50000"), seen.now(), "not known");
    }

    @Test
    void duplicate() {
        Seen seen = new Seen();
        seen.sent = Optional.of(
                List.of(new Sent("h0", 996_000, "BTC-PERPETUAL", Side.SELL, decimal("100.0"), decimal("50001"))));
        DuplicateGuard rail = new DuplicateGuard(5_000);
        stops(rail, sell("100", "50000"), seen.now(), "same order");
        passes(rail, sell("110", "50000"), seen.now());
        passes(rail, buy("100", "50000"), seen.now());
        passes(rail, sell("100", "50000"), seen.at(1_001_000));
        seen.sent = Optional.of(
                List.of(new Sent("h1", 999_000, "BTC-PERPETUAL", Side.SELL, decimal("100"), decimal("50001"))));
        passes(rail, sell("100", "50000"), seen.now());
        seen.sent = Optional.of(
                List.of(new Sent("", 999_000, "BTC-PERPETUAL", Side.SELL, decimal("100"), decimal("50001"))));
        stops(rail, sell("100", "50000"), seen.now(), "same order");
        seen.sent = Optional.empty();
        stops(rail, sell("100", "50000"), seen.now(), "not known");
    }

    @Test
    void selfCross() {
        Seen seen = new Seen();
        SelfCrossGuard rail = new SelfCrossGuard();
        seen.working = Optional.of(List.of(working(Side.BUY, Optional.of(decimal("50000")), Order.State.OPEN)));
        stops(rail, sell("10", "50000"), seen.now(), "other side");
        passes(rail, sell("10", "50000.5"), seen.now());
        passes(rail, buy("10", "50000"), seen.now());
        seen.working = Optional.of(List.of(working(Side.BUY, Optional.empty(), Order.State.UNTRIGGERED)));
        stops(rail, sell("10", "60000"), seen.now(), "other side");
        seen.working = Optional.of(List.of(working(Side.BUY, Optional.empty(), Order.State.FILLED)));
        passes(rail, sell("10", "50000"), seen.now());
        seen.working = Optional.empty();
        stops(rail, sell("10", "50000"), seen.now(), "not known");
    }

    @Test
    void positionLimit() {
        Seen seen = new Seen();
        PositionGuard rail = new PositionGuard(3);
        passes(rail, buy("50000", "50000"), seen.now());
        stops(rail, buy("50010", "50000"), seen.now(), "above 3");
        seen.working = Optional.of(List.of(working(Side.BUY, Optional.empty(), Order.State.OPEN)));
        passes(rail, buy("10000", "50000"), seen.now());
        stops(rail, buy("10010", "50000"), seen.now(), "above 3");
        seen.position = 400_000;
        passes(rail, sell("10", "50000"), seen.now());
        seen.position = Double.NaN;
        stops(rail, sell("10", "50000"), seen.now(), "not known");
    }

    @Test
    void greekLimits() {
        Seen seen = new Seen();
        seen.before = FLAT;
        seen.after = LONG;
        passes(new GreekGuard(2, 0.001, 300), buy("10", "50000"), seen.now());
        stops(new GreekGuard(1.9, 1, 1000), buy("10", "50000"), seen.now(), "delta");
        seen.after = new Exposure(1, 0.002, 300, 10, 3, 2);
        stops(new GreekGuard(5, 0.0015, 1000), buy("10", "50000"), seen.now(), "gamma");
        seen.after = new Exposure(1, 0.001, 301, 10, 3, 2);
        stops(new GreekGuard(5, 1, 300), buy("10", "50000"), seen.now(), "vega");
        seen.before = new Exposure(9, 0.001, 300, 10, 3, 2);
        seen.after = new Exposure(8, 0.001, 300, 10, 3, 2);
        passes(new GreekGuard(5, 1, 300), sell("10", "50000"), seen.now());
        seen.after = new Exposure(Double.NaN, 0.001, 300, 10, 3, 2);
        stops(new GreekGuard(5, 1, 300), sell("10", "50000"), seen.now(), "delta");
        stops(new GreekGuard(Double.NaN, 1, 300), sell("10", "50000"), new Seen().now(), "delta");
    }

    @Test
    void marginFloor() {
        Seen seen = new Seen();
        seen.before = new Exposure(1, 0, 0, 10, 5, 4);
        seen.after = new Exposure(2, 0, 0, 10, 8, 6);
        passes(new MarginFloor(0.2), buy("10", "50000"), seen.now());
        stops(new MarginFloor(0.21), buy("10", "50000"), seen.now(), "21 % must");
        seen.before = new Exposure(2, 0, 0, 10, 9.5, 6);
        passes(new MarginFloor(0.5), sell("10", "50000"), seen.now());
        seen.after = new Exposure(2, 0, 0, Double.NaN, 8, 6);
        stops(new MarginFloor(0.1), sell("10", "50000"), seen.now(), "not known");
        seen.after = new Exposure(2, 0, 0, -1, 8, 6);
        stops(new MarginFloor(0.1), sell("10", "50000"), seen.now(), "not known");
    }

    @Test
    void dailyLossHaltsAllThatIncreasesRisk() {
        Seen seen = new Seen();
        DailyLossHalt rail = new DailyLossHalt(5_000);
        seen.before = FLAT;
        seen.after = LONG;
        seen.today = -4_999;
        passes(rail, buy("10", "50000"), seen.now());
        seen.today = -5_000;
        stops(rail, buy("10", "50000"), seen.now(), "nothing increases risk");
        seen.before = LONG;
        seen.after = FLAT;
        passes(rail, sell("10", "50000"), seen.now());
        seen.after = new Exposure(-1, 0.001, 300, 10, 3, 2);
        stops(rail, sell("10", "50000"), seen.now(), "nothing increases risk");
        seen.after = new Exposure(1, 0.002, 300, 10, 3, 2);
        stops(rail, sell("10", "50000"), seen.now(), "nothing increases risk");
    }

    @Test
    void aDailyResultThatIsNotANumberHalts() {
        Seen seen = new Seen();
        seen.before = FLAT;
        seen.after = LONG;
        seen.today = Double.NaN;
        stops(new DailyLossHalt(5_000), buy("10", "50000"), seen.now(), "unknown");
        seen.today = 100;
        stops(new DailyLossHalt(Double.NaN), buy("10", "50000"), seen.now(), "nothing");
        seen.today = Double.NaN;
        seen.before = LONG;
        seen.after = new Exposure(1, Double.NaN, 300, 10, 3, 2);
        stops(new DailyLossHalt(5_000), sell("10", "50000"), seen.now(), "unknown");
    }

    @Test
    void staleInterlock() {
        Seen seen = new Seen();
        StaleInterlock rail = new StaleInterlock(1);
        passes(rail, sell("10", "50000"), seen.now());
        seen.age = 1.01;
        stops(rail, sell("10", "50000"), seen.now(), "1.01 s old");
        seen.age = Double.NaN;
        stops(rail, sell("10", "50000"), seen.now(), "unknown");
        seen.age = 0;
        seen.whole = false;
        stops(rail, sell("10", "50000"), seen.now(), "missing");
        seen.whole = true;
        seen.book = Optional.of(BOOK.asStale());
        stops(rail, sell("10", "50000"), seen.now(), "no live book");
        seen.book = Optional.empty();
        stops(rail, sell("10", "50000"), seen.now(), "no live book");
    }

    @Test
    void instrumentState() {
        InstrumentStateGuard rail = new InstrumentStateGuard();
        GuardContext now = new Seen().now();
        for (InstrumentState state : InstrumentState.values()) {
            HedgeOrder order = new HedgeOrder(PERPETUAL.withState(state), Side.BUY, BigDecimal.TEN, decimal("50000"));
            if (state == InstrumentState.OPEN) {
                passes(rail, order, now);
            } else {
                stops(rail, order, now, state.name());
            }
        }
        Instrument dated = Fixtures.future("BTC-27MAR26", "2.5");
        long expiry = dated.expiry().orElseThrow().epochMillis();
        HedgeOrder order = new HedgeOrder(dated, Side.BUY, BigDecimal.TEN, decimal("50000"));
        passes(rail, order, new Seen().at(expiry - 1));
        stops(rail, order, new Seen().at(expiry), "expired");
    }

    @Test
    void allThatIsAgainstAnOrderIsSaidAtOnce() {
        Guardrails rails = Guardrails.of(HardLimits.CAREFUL);
        Seen seen = new Seen();
        assertThat(rails.stops(sell("50000", "49990"), seen.now())).isEmpty();
        seen.mark = Double.NaN;
        seen.index = Double.NaN;
        seen.age = Double.NaN;
        seen.book = Optional.empty();
        seen.working = Optional.empty();
        seen.sent = Optional.empty();
        seen.after = new Exposure(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        seen.today = Double.NaN;
        HedgeOrder order = new HedgeOrder(
                PERPETUAL.withState(InstrumentState.UNKNOWN), Side.SELL, decimal("50000"), decimal("49990"));
        assertThat(rails.stops(order, seen.now()))
                .extracting(Verdict.Stop::rule)
                .containsExactlyElementsOf(
                        rails.rails().stream().map(Guardrail::name).toList());
    }
}
