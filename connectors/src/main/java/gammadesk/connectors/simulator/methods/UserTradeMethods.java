package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.Numbers;
import gammadesk.connectors.simulator.floor.UserTape;
import gammadesk.connectors.simulator.floor.UserTrade;
import gammadesk.connectors.simulator.floor.UserTradeJson;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What a participant traded. */
final class UserTradeMethods {
    private static final List<String> SORTINGS = List.of("asc", "desc", "default");
    private static final int USUAL = 10;
    private static final int MOST = 1000;

    private final Floor floor;
    private final Words words;

    UserTradeMethods(Floor floor) {
        this.floor = floor;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("private/get_user_trades_by_instrument", Right.TRADE_READ, this::byInstrument)
                .add("private/get_user_trades_by_instrument_and_time", Right.TRADE_READ, timed(this::byInstrument))
                .add("private/get_user_trades_by_currency", Right.TRADE_READ, this::byCurrency)
                .add("private/get_user_trades_by_currency_and_time", Right.TRADE_READ, timed(this::byCurrency))
                .add("private/get_user_trades_by_order", Right.TRADE_READ, this::byOrder);
    }

    /** The same, but with both ends of the time demanded. */
    private static Method timed(Method method) {
        return (call, out) -> {
            TimeSpan.of(call.params());
            method.answer(call, out);
        };
    }

    private void byInstrument(Call call, JsonBytes out) {
        Params params = call.params();
        String name = words.traded(params).name();
        long first = params.maybeNatural("start_seq").orElse(Long.MIN_VALUE);
        long last = params.maybeNatural("end_seq").orElse(Long.MAX_VALUE);
        Predicate<UserTrade> wanted = within(
                        params, first, last, trade -> trade.execution().tradeSequence())
                .and(trade -> trade.execution().instrument().equals(name));
        write(call, out, wanted, params.has("start_seq"));
    }

    private void byCurrency(Call call, JsonBytes out) {
        Params params = call.params();
        String code = words.currency(params).code();
        String kind = params.maybeWord("kind", Words.TRADE_KINDS).orElse("any");
        long first = params.maybeText("start_id").map(Numbers::of).orElse(Long.MIN_VALUE);
        long last = params.maybeText("end_id").map(Numbers::of).orElse(Long.MAX_VALUE);
        Predicate<UserTrade> wanted = within(params, first, last, UserTrade::number)
                .and(trade -> trade.contract().currency().code().equals(code))
                .and(trade -> OrderFilter.isOfKind(trade.execution().instrument(), kind));
        write(call, out, wanted, params.has("start_id"));
    }

    private static Predicate<UserTrade> within(Params params, long first, long last, ToLongFunction<UserTrade> number) {
        long start = params.maybeNatural("start_timestamp").orElse(Long.MIN_VALUE);
        long end = params.maybeNatural("end_timestamp").orElse(Long.MAX_VALUE);
        return trade -> trade.execution().millis() >= start
                && trade.execution().millis() <= end
                && number.applyAsLong(trade) >= first
                && number.applyAsLong(trade) <= last;
    }

    private void write(Call call, JsonBytes out, Predicate<UserTrade> wanted, boolean startGiven) {
        Params params = call.params();
        boolean fromOldest = startGiven || params.has("start_timestamp");
        int count = params.count("count", USUAL, MOST);
        String sorting = params.maybeWord("sorting", SORTINGS).orElse("default");
        boolean oldestWanted = fromOldest || (sorting.equals("asc") && !params.has("end_id"));
        UserTape.Stretch stretch = floor.tape().find(call.account(), wanted, count, oldestWanted);
        boolean ascending = sorting.equals("asc") || (sorting.equals("default") && fromOldest);
        out.object().name("trades");
        trades(out, ascending ? stretch.trades() : stretch.trades().reversed());
        out.field("has_more", stretch.more()).endObject();
    }

    private void byOrder(Call call, JsonBytes out) {
        String id = call.params().text("order_id");
        boolean descending = call.params()
                .maybeWord("sorting", SORTINGS)
                .filter("desc"::equals)
                .isPresent();
        List<UserTrade> found = floor.tape()
                .find(call.account(), trade -> trade.order().id().equals(id), Integer.MAX_VALUE - 1, true)
                .trades();
        trades(out, descending ? found.reversed() : found);
    }

    /** Legs are told with the combo's trade where there are no other trades. */
    private void trades(JsonBytes out, List<UserTrade> trades) {
        boolean onlyCombos = trades.stream().allMatch(UserTrade::isCombo);
        out.array();
        trades.forEach(trade ->
                UserTradeJson.write(out, trade, onlyCombos ? floor.tape().legs(trade) : List.of(), floor.venue()));
        out.endArray();
    }
}
