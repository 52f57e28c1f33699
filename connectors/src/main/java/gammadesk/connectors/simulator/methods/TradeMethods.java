package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OptionType;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.TapedTrade;
import gammadesk.connectors.simulator.venue.TradeJson;
import gammadesk.connectors.simulator.venue.TradeTape;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What was traded. */
final class TradeMethods {
    private static final List<String> SORTINGS = List.of("asc", "desc", "default");
    private static final int MOST = 1000;
    private static final int USUAL = 10;
    private static final long DAY = 86_400_000;

    private final Venue venue;
    private final Words words;

    TradeMethods(Venue venue) {
        this.venue = venue;
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("public/get_last_trades_by_currency", this::byCurrency)
                .add("public/get_last_trades_by_currency_and_time", timed(this::byCurrency))
                .add("public/get_last_trades_by_instrument", this::byInstrument)
                .add("public/get_last_trades_by_instrument_and_time", timed(this::byInstrument))
                .add("public/get_trade_volumes", this::volumes);
    }

    /** The same, but with both ends of the time demanded. */
    private static Method timed(Method method) {
        return (call, out) -> {
            call.params().natural("start_timestamp");
            call.params().natural("end_timestamp");
            method.answer(call, out);
        };
    }

    private void byCurrency(Call call, JsonBytes out) {
        Params params = call.params();
        Currency currency = words.currency(params);
        Predicate<Listed> kind = Words.kind(params, Words.TRADE_KINDS);
        Predicate<TapedTrade> wanted =
                within(params, "start_id", "end_id", TradeMethods::idNumber).and(taped -> kind.test(taped.listed()));
        write(out, params, currency, wanted, params.maybeText("start_id").isPresent());
    }

    private void byInstrument(Call call, JsonBytes out) {
        Params params = call.params();
        Listed listed = words.instrument(params);
        Predicate<TapedTrade> wanted = within(
                        params, "start_seq", "end_seq", taped -> taped.trade().sequence())
                .and(taped -> taped.listed().name().equals(listed.name()));
        write(
                out,
                params,
                listed.currency(),
                wanted,
                params.maybeText("start_seq").isPresent());
    }

    private static Predicate<TapedTrade> within(
            Params params, String from, String to, ToDoubleFunction<TapedTrade> number) {
        double lowest =
                params.maybeText(from).map(text -> number(params, from, text)).orElse(-1.0);
        double highest =
                params.maybeText(to).map(text -> number(params, to, text)).orElse(Double.MAX_VALUE);
        long start = params.maybeNatural("start_timestamp").orElse(Long.MIN_VALUE);
        long end = params.maybeNatural("end_timestamp").orElse(Long.MAX_VALUE);
        return taped -> taped.millis() >= start
                && taped.millis() <= end
                && number.applyAsDouble(taped) >= lowest
                && number.applyAsDouble(taped) <= highest;
    }

    /** Ids are numbers, outside BTC with the currency in front: {@code ETH-15}. */
    private static double idNumber(TapedTrade taped) {
        return digits(taped.trade().id());
    }

    private static double number(Params params, String name, String text) {
        return name.endsWith("_seq") ? params.whole(name) : digits(text);
    }

    private static double digits(String id) {
        String digits = id.substring(id.lastIndexOf('-') + 1).replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private void write(
            JsonBytes out, Params params, Currency currency, Predicate<TapedTrade> wanted, boolean startGiven) {
        String sorting = params.maybeWord("sorting", SORTINGS).orElse("default");
        boolean fromOldest = startGiven || params.maybeText("start_timestamp").isPresent();
        int count = params.count("count", USUAL, MOST);
        boolean endGiven = params.has("end_timestamp") || params.has("end_seq") || params.has("end_id");
        boolean oldestWanted = fromOldest || (sorting.equals("asc") && !endGiven);
        TradeTape.Stretch stretch = venue.tape().find(currency, wanted, count, oldestWanted);
        boolean ascending = sorting.equals("asc") || (sorting.equals("default") && fromOldest);
        List<TapedTrade> trades =
                ascending ? stretch.trades() : stretch.trades().reversed();
        out.object().name("trades").array();
        trades.forEach(trade -> TradeJson.write(out, trade));
        out.endArray().field("has_more", stretch.more()).endObject();
    }

    private void volumes(Call call, JsonBytes out) {
        boolean extended = call.params().flag("extended", false);
        out.array();
        venue.market().currencies().forEach(currency -> volumes(out, currency, extended));
        out.endArray();
    }

    /** The tape is at most a few days deep, so the longer sums are those of what is on it. */
    private void volumes(JsonBytes out, Currency currency, boolean extended) {
        long now = venue.market().nowMillis();
        out.object().field("currency", currency.code());
        volumes(out, currency, "", now - DAY);
        if (extended) {
            volumes(out, currency, "_7d", now - 7 * DAY);
            volumes(out, currency, "_30d", now - 30 * DAY);
        }
        out.endObject();
    }

    private void volumes(JsonBytes out, Currency currency, String suffix, long since) {
        out.field("calls_volume" + suffix, sum(currency, since, trade -> isOption(trade, OptionType.CALL)), 8);
        out.field("puts_volume" + suffix, sum(currency, since, trade -> isOption(trade, OptionType.PUT)), 8);
        out.field(
                "futures_volume" + suffix,
                sum(currency, since, trade -> trade.listed().isOfKind("future")),
                8);
        out.field(
                "spot_volume" + suffix,
                sum(currency, since, trade -> trade.listed().isOfKind("spot")),
                8);
    }

    private double sum(Currency currency, long since, Predicate<TapedTrade> wanted) {
        return venue.tape()
                .since(currency, since)
                .filter(wanted)
                .mapToDouble(TradeMethods::coins)
                .sum();
    }

    private static double coins(TapedTrade taped) {
        double amount = taped.trade().amount();
        return taped.listed().hasUsdAmount() ? amount / taped.trade().price() : amount;
    }

    private static boolean isOption(TapedTrade taped, OptionType type) {
        return taped.listed()
                .instrument()
                .option()
                .filter(terms -> terms.type() == type)
                .isPresent();
    }
}
