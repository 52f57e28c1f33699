package gammadesk.views.chain;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.IvState;
import gammadesk.views.format.Numbers;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/** What the chain can tell of an option, in the order in which it stands on the put side. */
enum Measure {
    BID("Bid", 4.9, 1, "best bid", Style.PRICE, (row, type) -> row.get(row.market().bid(), type)),
    MARK("Mark", 4.9, 5, "the venue's mark price", Style.PRICE, (row, type) -> row.get(row.market().mark(), type)),
    ASK("Ask", 4.9, 1, "best ask", Style.PRICE, (row, type) -> row.get(row.market().ask(), type)),
    BID_IV("Bid %", 4.5, 6, "volatility of the bid, % a year", Style.VOLATILITY, (row, type) ->
            row.get(row.values().bidIv(), type)),
    MARK_IV("IV %", 4.5, 2, "mark volatility, % a year", Style.VOLATILITY, (row, type) ->
            row.get(row.values().markIv(), type)),
    ASK_IV("Ask %", 4.5, 6, "volatility of the ask, % a year", Style.VOLATILITY, (row, type) ->
            row.get(row.values().askIv(), type)),
    DELTA("Δ", 4.3, 3, "Black delta on the forward", Style.DELTA, (row, type) -> row.get(row.values().delta(), type)),
    GAMMA("Γ 10⁻⁶", 5.4, 8, "change of delta per USD, in millionths", Style.GAMMA, (row, type) ->
            row.get(row.values().gamma(), type)),
    VEGA("Vega $", 5.2, 7, "USD per vol point, per coin", Style.MONEY, (row, type) ->
            row.get(row.values().vega(), type)),
    THETA("Θ $/d", 5.4, 7, "USD per day, per coin", Style.MONEY, (row, type) ->
            row.get(row.values().theta(), type)),
    OPEN_INTEREST("OI", 4.6, 4, "open interest, coin", Style.AMOUNT, (row, type) ->
            row.get(row.market().openInterest(), type)),
    VOLUME("Vol 24h", 5.0, 9, "volume of 24 hours, coin", Style.AMOUNT, (row, type) ->
            row.get(row.market().volume24h(), type));

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
    private final ToDoubleBiFunction<ChainRow, OptionType> reader;

    Measure(
            String title,
            double widthEm,
            int rank,
            String explanation,
            Style style,
            ToDoubleBiFunction<ChainRow, OptionType> reader) {
        this.title = title;
        this.widthEm = widthEm;
        this.rank = rank;
        this.explanation = explanation;
        this.style = style;
        this.reader = reader;
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
        return type.name().toLowerCase(Locale.ROOT) + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    double value(ChainRow row, OptionType type) {
        return reader.applyAsDouble(row, type);
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
            case MARK_IV, DELTA, GAMMA, VEGA, THETA -> sentence(row.state(row.values().markState(), type));
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
