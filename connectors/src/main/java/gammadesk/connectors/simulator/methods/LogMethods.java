package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.accounts.LogEntry;
import gammadesk.connectors.simulator.accounts.SettlementEvent;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.LogJson;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What happened to the money. */
final class LogMethods {
    private static final int USUAL_LINES = 100;
    private static final int MOST_LINES = 250;
    private static final int USUAL_EVENTS = 20;
    private static final int MOST_EVENTS = 1000;
    private static final List<String> TYPES = List.of("settlement", "delivery", "bankruptcy");

    private final Floor floor;
    private final Words words;

    LogMethods(Floor floor) {
        this.floor = floor;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("private/get_transaction_log", Right.ACCOUNT_READ, this::log)
                .add("private/get_settlement_history_by_currency", Right.TRADE_READ, this::byCurrency)
                .add("private/get_settlement_history_by_instrument", Right.TRADE_READ, this::byInstrument);
    }

    /** Newest first; the place to go on from is the first line that was not told. */
    private void log(Call call, JsonBytes out) {
        Params params = call.params();
        String code = words.currency(params).code();
        TimeSpan span = TimeSpan.of(params);
        long newest = params.maybeWhole("continuation").orElse(Long.MAX_VALUE);
        int count = params.count("count", USUAL_LINES, MOST_LINES);
        Predicate<LogEntry> wanted = query(params.maybeText("query").orElse(""));
        List<LogEntry> found = floor
                .accounts()
                .log(
                        call.account(),
                        entry -> entry.currency().code().equals(code)
                                && span.contains(entry.timestamp())
                                && entry.id() <= newest
                                && wanted.test(entry))
                .stream()
                .limit(count + 1L)
                .toList();
        String username = floor.accounts().name(call.account());
        out.object().name("logs").array();
        found.stream().limit(count).forEach(entry -> LogJson.write(out, entry, username));
        out.endArray().name("continuation");
        if (found.size() > count) {
            out.number(found.getLast().id());
        } else {
            out.raw("null");
        }
        out.endObject();
    }

    /** All words must occur in the line's type, side, instrument or ids. */
    private static Predicate<LogEntry> query(String query) {
        List<String> wanted = List.of(query.trim().toLowerCase(Locale.ROOT).split("\\s+", -1));
        return entry -> {
            String text = text(entry).toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(text::contains);
        };
    }

    private static String text(LogEntry entry) {
        return entry.type() + switch (entry.detail()) {
            case LogEntry.Trade trade ->
                " " + trade.instrument() + " " + trade.side() + " " + (trade.maker() ? "maker " : "taker ")
                        + trade.tradeId() + " " + trade.orderId();
            case LogEntry.Settlement settlement -> " " + settlement.instrument() + " " + settlement.side();
            case LogEntry.Delivery delivery -> " " + delivery.instrument() + " " + delivery.side();
            case LogEntry.Movement movement -> " " + movement.note();
        };
    }

    private void byCurrency(Call call, JsonBytes out) {
        String code = words.currency(call.params()).code();
        events(call, out, event -> event.currency().code().equals(code));
    }

    private void byInstrument(Call call, JsonBytes out) {
        String name = words.contract(call.params()).name();
        events(call, out, event -> event.instrument().equals(name));
    }

    private void events(Call call, JsonBytes out, Predicate<SettlementEvent> wanted) {
        Params params = call.params();
        String type = params.maybeWord("type", TYPES).orElse("");
        long latest = params.maybeWhole("search_start_timestamp").orElse(Long.MAX_VALUE);
        int count = params.count("count", USUAL_EVENTS, MOST_EVENTS);
        long from = params.maybeText("continuation").filter(text -> !text.equals("none")).isPresent()
                ? params.whole("continuation")
                : 0;
        List<SettlementEvent> found = floor.accounts()
                .settlements(
                        call.account(),
                        wanted.and(event -> event.timestamp() <= latest)
                                .and(event -> type.isEmpty()
                                        || event.type().name().equalsIgnoreCase(type)));
        out.object().name("settlements").array();
        found.stream().skip(from).limit(count).forEach(event -> LogJson.write(out, event));
        out.endArray();
        out.field("continuation", from + count < found.size() ? Long.toString(from + count) : "none");
        out.endObject();
    }
}
