package gammadesk.views.chain;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.IvState;
import gammadesk.views.format.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the chain can tell of an option, in the order in which it stands on the put side. */
enum Measure {
    BID("Bid", 5.0, 1, "best bid", Style.PRICE),
    MARK("Mark", 5.0, 5, "the venue's mark price", Style.PRICE),
    ASK("Ask", 5.0, 1, "best ask", Style.PRICE),
    BID_IV("Bid %", 4.5, 6, "volatility of the bid, % a year", Style.VOLATILITY),
    MARK_IV("IV %", 4.5, 2, "mark volatility, % a year", Style.VOLATILITY),
    ASK_IV("Ask %", 4.5, 6, "volatility of the ask, % a year", Style.VOLATILITY),
    DELTA("Δ", 4.9, 3, "Black delta on the forward", Style.DELTA),
    GAMMA("Γ 10⁻⁶", 6.2, 8, "change of delta per USD, in millionths", Style.GAMMA),
    VEGA("Vega $", 5.2, 7, "USD per vol point, per coin", Style.MONEY),
    THETA("Θ $/d", 6.2, 7, "USD per day, per coin", Style.MONEY),
    OPEN_INTEREST("OI", 5.6, 4, "open interest, coin", Style.AMOUNT),
    VOLUME("Vol 24h", 5.6, 9, "volume of 24 hours, coin", Style.AMOUNT);

    private enum Style {
        PRICE,
        VOLATILITY,
        DELTA,
        GAMMA,
        MONEY,
        AMOUNT
    }

    private static final int COIN_DECIMALS = 4;
    private static final int USD_DECIMALS = 2;

    private final String title;
    private final double widthEm;
    private final int rank;
    private final String explanation;
    private final Style style;

    Measure(String title, double widthEm, int rank, String explanation, Style style) {
        this.title = title;
        this.widthEm = widthEm;
        this.rank = rank;
        this.explanation = explanation;
        this.style = style;
    }

    String title() {
        return title;
    }

    double widthEm() {
        return widthEm;
    }

    /** 1 is shown first when there is little room. */
    int rank() {
        return rank;
    }

    String explanation() {
        return explanation;
    }

    boolean isPrice() {
        return style == Style.PRICE;
    }

    String id(OptionType type) {
        return type.name().toLowerCase(Locale.ROOT) + "-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whose column an id is; empty for the strike's. */
    static Optional<OptionType> typeOf(String columnId) {
        return Arrays.stream(OptionType.values())
                .filter(type -> columnId.startsWith(type.name().toLowerCase(Locale.ROOT) + "-"))
                .findFirst();
    }

    double value(ChainRow row, OptionType type) {
        return row.get(column(row), type);
    }

    private Column column(ChainRow row) {
        return switch (this) {
            case BID -> row.market().bid();
            case MARK -> row.market().mark();
            case ASK -> row.market().ask();
            case BID_IV -> row.values().bidIv();
            case MARK_IV -> row.values().markIv();
            case ASK_IV -> row.values().askIv();
            case DELTA -> row.values().delta();
            case GAMMA -> row.values().gamma();
            case VEGA -> row.values().vega();
            case THETA -> row.values().theta();
            case OPEN_INTEREST -> row.market().openInterest();
            case VOLUME -> row.market().volume24h();
        };
    }

    String text(ChainRow row, OptionType type) {
        double value = value(row, type);
        return switch (style) {
            case PRICE -> Numbers.fixed(value, priceDecimals(row));
            case VOLATILITY, MONEY -> Numbers.fixed(value, 2);
            case DELTA -> Numbers.signed(value, 3);
            case GAMMA -> Numbers.fixed(value * 1e6, 2);
            case AMOUNT -> Math.abs(value) >= 100_000 ? Numbers.compact(value) : Numbers.fixed(value, 1);
        };
    }

    /** Why there is no value; empty when there is one. */
    String reason(ChainRow row, OptionType type) {
        if (!Double.isNaN(value(row, type))) {
            return "";
        }
        if (!row.isListed(type)) {
            return "no " + type.name().toLowerCase(Locale.ROOT) + " is listed at this strike";
        }
        return switch (this) {
            case BID -> "there is no bid";
            case ASK -> "there is no ask";
            case BID_IV -> sentence(row.state(row.values().bidState(), type));
            case ASK_IV -> sentence(row.state(row.values().askState(), type));
            case MARK_IV, DELTA, GAMMA, VEGA, THETA ->
                sentence(row.state(row.values().markState(), type));
            case MARK, OPEN_INTEREST, VOLUME -> "the venue has not said it yet";
        };
    }

    private static String sentence(IvState state) {
        return state == IvState.OK ? "not computed yet" : state.sentence();
    }

    private static int priceDecimals(ChainRow row) {
        return row.market().settlement() == Settlement.INVERSE ? COIN_DECIMALS : USD_DECIMALS;
    }
}
