package gammadesk.views.canned;

import gammadesk.analytics.desk.AccountNote;
import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.PositionValuer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A made-up account on the made-up market. */
public final class CannedAccount {
    public static final String CALL = "BTC-1MAY26-81000-C";
    public static final String PUT = "BTC-1MAY26-69000-P";

    private final ManualClock clock;
    private Venue venue = CannedDesk.EMBEDDED;
    private GatewayState state = GatewayState.READY;
    private boolean mayTrade = true;
    private boolean armed = true;
    private boolean empty;

    public CannedAccount(ManualClock clock) {
        this.clock = clock;
    }

    public CannedAccount at(Venue other) {
        this.venue = other;
        return this;
    }

    public CannedAccount state(GatewayState other) {
        this.state = other;
        return this;
    }

    public CannedAccount readOnly() {
        this.mayTrade = false;
        return this;
    }

    public CannedAccount disarmed() {
        this.armed = false;
        return this;
    }

    /** Nothing held, nothing ordered. */
    public CannedAccount empty() {
        this.empty = true;
        return this;
    }

    /** The account at the marks of a market. */
    public AccountPicture on(DeskSnapshot market) {
        GatewayHealth health = new GatewayHealth(state, "subscribed", mayTrade, armed, 3.1, 0, 0, empty ? 0 : 1, 1, 0);
        long current = clock.nanos() - (state == GatewayState.READY ? 100_000_000L : 12_000_000_000L);
        return new AccountPicture(
                venue,
                "demo",
                health,
                Math.max(1, current),
                empty ? List.of(summary(Currency.BTC, "0")) : summaries(),
                empty ? List.of() : positions(market),
                empty ? List.of() : open(),
                empty ? List.of() : closed(),
                empty ? List.of() : fills(),
                empty ? List.of() : notes(),
                empty ? List.of() : List.of("gd-17"));
    }

    private List<AccountSummary> summaries() {
        return List.of(
                summary(Currency.BTC, "12.43218765"),
                summary(Currency.ETH, "101.5"),
                summary(Currency.USDC, "250000.12"));
    }

    private AccountSummary summary(Currency currency, String equity) {
        BigDecimal whole = new BigDecimal(equity);
        BigDecimal tenth = whole.movePointLeft(1);
        return new AccountSummary(
                currency,
                whole,
                whole.subtract(tenth),
                whole,
                whole.subtract(tenth),
                tenth,
                tenth.movePointLeft(1),
                tenth,
                tenth,
                BigDecimal.ZERO,
                tenth.movePointLeft(2).negate(),
                tenth.movePointLeft(2),
                new BigDecimal("3.2171"),
                "segregated_sm",
                stamp(0));
    }

    private List<HeldPosition> positions(DeskSnapshot market) {
        return List.of(
                        position(CALL, "10", "0.0351"),
                        position(PUT, "-25.5", "0.0128"),
                        position("BTC-PERPETUAL", "-125000", "77012.25"),
                        position("ETH-PERPETUAL", "40000", "3190.4"),
                        position("SOL_USDC-1MAY26-150-C", "100", "4.5"))
                .stream()
                .map(position -> PositionValuer.value(position, market.markets(), clock.nanos()))
                .toList();
    }

    private Position position(String instrument, String size, String average) {
        return new Position(
                instrument,
                new BigDecimal(size),
                new BigDecimal(average),
                new BigDecimal(average),
                new BigDecimal("0.0123"),
                new BigDecimal("-0.004"),
                new BigDecimal("-0.0001"),
                new BigDecimal("1.25"),
                new BigDecimal("0.41"),
                new BigDecimal("0.32"),
                stamp(0));
    }

    public List<Order> open() {
        return List.of(
                order("ETH-1", "ETH-PERPETUAL", Side.SELL, "3250.5", "20000", "5000", Order.State.OPEN, ""),
                order("BTC-2", CALL, Side.BUY, "0.0345", "10", "0", Order.State.OPEN, ""),
                order("BTC-3", PUT, Side.SELL, "0.0150", "5", "2.5", Order.State.OPEN, ""),
                order("BTC-4", "BTC-PERPETUAL", Side.BUY, "75000", "50000", "0", Order.State.UNTRIGGERED, ""));
    }

    private List<Order> closed() {
        return List.of(
                order("BTC-9", CALL, Side.BUY, "0.0351", "10", "10", Order.State.FILLED, ""),
                order("BTC-8", PUT, Side.BUY, "0.0090", "3", "0", Order.State.CANCELLED, "user_request"),
                order(
                        "BTC-7",
                        "BTC-PERPETUAL",
                        Side.SELL,
                        "79000",
                        "1000",
                        "0",
                        Order.State.REJECTED,
                        "post_only_reject"));
    }

    private Order order(
            String id,
            String instrument,
            Side side,
            String price,
            String amount,
            String filled,
            Order.State state,
            String why) {
        BigDecimal done = new BigDecimal(filled);
        return new Order(
                id,
                "gd-" + id,
                instrument,
                side,
                Optional.of(state == Order.State.UNTRIGGERED ? OrderType.STOP_LIMIT : OrderType.LIMIT),
                Optional.of(new BigDecimal(price)),
                new BigDecimal(amount),
                done,
                done.signum() > 0 ? Optional.of(new BigDecimal(price)) : Optional.empty(),
                state,
                id.equals("BTC-3"),
                id.equals("BTC-2"),
                why,
                clock.epochMillis() - 60_000L * id.charAt(4),
                stamp(3_000),
                id.equals("BTC-3")
                        ? Optional.of(new AdvancedPrice(Quoting.IMPLIED_VOLATILITY, new BigDecimal("62.5")))
                        : Optional.empty());
    }

    private List<Fill> fills() {
        List<Fill> fills = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean option = i % 3 != 0;
            fills.add(new Fill(
                    "T-" + (900 - i),
                    "BTC-" + (90 - i),
                    "gd-" + (90 - i),
                    option ? (i % 2 == 0 ? CALL : PUT) : "BTC-PERPETUAL",
                    i % 2 == 0 ? Side.BUY : Side.SELL,
                    new BigDecimal(option ? "0.0345" : "77364.5"),
                    new BigDecimal(option ? "2.5" : "12500"),
                    new BigDecimal(option ? "0.00075" : "-0.00001616"),
                    Currency.BTC,
                    !option,
                    stamp(i * 41_000L)));
        }
        return fills;
    }

    private List<AccountNote> notes() {
        long now = clock.epochMillis();
        return List.of(
                new AccountNote(
                        now - 4_000,
                        "It is not known yet whether the order to buy 10 " + CALL
                                + " at 0.0345 was booked (the connection " + "broke); it is being looked up.",
                        true),
                new AccountNote(now - 9_000, "bought 10 " + CALL + " at 0.0351.", false),
                new AccountNote(
                        now - 61_000,
                        "While the connection was down, order BTC-8, buy 3 " + PUT + " at 0.0090, was cancelled.",
                        true),
                new AccountNote(now - 99_000, "The account's connection: ready.", false));
    }

    private Stamp stamp(long millisAgo) {
        return new Stamp(clock.epochMillis() - millisAgo, clock.nanos());
    }
}
