package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A ticker on the wire, whole or only what changed. The venue's habits are kept: a missing quote is 0 at amount 0, a
 * volatility without a solution is 0, a statistic without a trade is null.
 */
public final class TickerJson {
    private static final List<Figure> COMMON = List.of(
            number("best_bid_price", 8, t -> zero(t.quote().bid())),
            number("best_bid_amount", 8, t -> zero(t.quote().bidAmount())),
            number("best_ask_price", 8, t -> zero(t.quote().ask())),
            number("best_ask_amount", 8, t -> zero(t.quote().askAmount())),
            number("last_price", 8, Ticker::last),
            number("mark_price", 8, Ticker::mark),
            number("index_price", 2, Ticker::index),
            number("settlement_price", 8, Ticker::settlement),
            number("open_interest", 8, t -> zero(t.openInterest())),
            number("estimated_delivery_price", 2, t -> orElse(t.estimatedDelivery(), t.index())));
    private static final List<Figure> OPTION = List.of(
            number("underlying_price", 4, Ticker::underlying), number("interest_rate", 8, t -> zero(t.interestRate())));
    private static final List<Figure> VOLATILITIES = List.of(
            number("mark_iv", 2, t -> zero(t.markIv())),
            number("bid_iv", 2, t -> zero(t.bidIv())),
            number("ask_iv", 2, t -> zero(t.askIv())));
    private static final List<Figure> PERPETUAL = List.of(
            number("current_funding", 8, t -> zero(t.currentFunding())),
            number("funding_8h", 8, t -> zero(t.funding8h())),
            number("interest_value", 10, t -> zero(t.funding8h()) * 100));
    private static final List<Figure> GREEKS = List.of(
            number("delta", 5, t -> zero(t.greeks().delta())),
            number("gamma", 5, t -> zero(t.greeks().gamma())),
            number("vega", 5, t -> zero(t.greeks().vega())),
            number("theta", 5, t -> zero(t.greeks().theta())),
            number("rho", 5, t -> zero(t.greeks().rho())));
    private static final List<Figure> STATISTICS = List.of(
            number("high", 8, Ticker::high24h),
            number("low", 8, Ticker::low24h),
            number("price_change", 4, Ticker::priceChange24h),
            number("volume", 8, Ticker::volume24h),
            number("volume_usd", 2, Ticker::volumeUsd24h));

    private TickerJson() {}

    /** A number of the ticker with its decimals on the wire. */
    private record Figure(String name, int places, ToDoubleFunction<Ticker> value) {
        /** Whether both are the same on the wire. */
        boolean same(Ticker one, Ticker other) {
            double scale = Math.pow(10, places);
            double a = value.applyAsDouble(one);
            double b = value.applyAsDouble(other);
            return Double.compare(a, b) == 0 || Math.rint(a * scale) == Math.rint(b * scale);
        }
    }

    /** Writes all of a ticker as the next value. */
    public static void write(JsonBytes out, Listed listed, Ticker ticker) {
        out.object();
        heading(out, ticker);
        fields(out, listed, ticker);
        out.endObject();
    }

    /** Writes the first message of the incremental form as the next value. */
    public static void snapshot(JsonBytes out, Listed listed, Ticker ticker) {
        out.object().field("type", "snapshot");
        heading(out, ticker);
        fields(out, listed, ticker);
        out.endObject();
    }

    /** Writes what differs from an earlier ticker as the next value; says whether anything did. */
    public static boolean changes(JsonBytes out, Listed listed, Ticker before, Ticker now) {
        out.object().field("type", "change");
        out.field("instrument_name", now.instrument())
                .field("timestamp", now.stamp().venueMillis());
        int nothing = out.size();
        if (before.state() != now.state()) {
            out.field("state", InstrumentJson.stateWord(now.state()));
        }
        body(out, listed, now, before);
        boolean something = out.size() > nothing;
        out.endObject();
        return something;
    }

    /** Writes the fields of a whole ticker into an object that is open and has name, time and state already. */
    public static void fields(JsonBytes out, Listed listed, Ticker ticker) {
        body(out, listed, ticker, null);
        PriceBand band = PriceBand.of(listed, ticker);
        out.field("min_price", band.low(), 8).field("max_price", band.high(), 8);
        if (listed.instrument().kind().isCombo()) {
            out.field("combo_state", "active");
        }
        if (listed.isOfOptions()) {
            String source = ticker.underlyingName();
            out.field("underlying_index", source.isEmpty() ? "index_price" : source);
        }
    }

    private static void heading(JsonBytes out, Ticker ticker) {
        out.field("timestamp", ticker.stamp().venueMillis());
        out.field("state", InstrumentJson.stateWord(ticker.state()));
        out.field("instrument_name", ticker.instrument());
    }

    private static void body(JsonBytes out, Listed listed, Ticker now, @Nullable Ticker before) {
        numbers(out, COMMON, now, before);
        if (listed.isOption()) {
            numbers(out, VOLATILITIES, now, before);
        }
        if (listed.isOfOptions()) {
            numbers(out, OPTION, now, before);
            group(out, "greeks", GREEKS, now, before);
        }
        if (listed.isPerpetual()) {
            numbers(out, PERPETUAL, now, before);
        }
        group(out, "stats", STATISTICS, now, before);
    }

    private static void numbers(JsonBytes out, List<Figure> fields, Ticker now, @Nullable Ticker before) {
        for (int i = 0; i < fields.size(); i++) {
            Figure field = fields.get(i);
            if (before == null || !field.same(before, now)) {
                out.field(field.name(), field.value().applyAsDouble(now), field.places());
            }
        }
    }

    private static void group(JsonBytes out, String name, List<Figure> fields, Ticker now, @Nullable Ticker before) {
        if (before == null || !fields.stream().allMatch(field -> field.same(before, now))) {
            out.name(name).object();
            numbers(out, fields, now, before);
            out.endObject();
        }
    }

    private static Figure number(String name, int places, ToDoubleFunction<Ticker> value) {
        return new Figure(name, places, value);
    }

    private static double zero(double value) {
        return orElse(value, 0);
    }

    private static double orElse(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }
}
