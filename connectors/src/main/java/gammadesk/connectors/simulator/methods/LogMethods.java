package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.accounts.AccountJson;
import gammadesk.connectors.simulator.accounts.LogEntry;
import gammadesk.connectors.simulator.accounts.LogJson;
import gammadesk.connectors.simulator.accounts.LogQuery;
import gammadesk.connectors.simulator.accounts.Page;
import gammadesk.connectors.simulator.accounts.SettlementEvent;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import java.util.List;
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

    private void log(Call call, JsonBytes out) {
        Params params = call.params();
        TimeSpan span = TimeSpan.of(params);
        LogQuery query = new LogQuery(
                words.currency(params),
                span.from(),
                span.to(),
                params.maybeText("query").filter(text -> !text.isBlank()),
                params.count("count", USUAL_LINES, MOST_LINES),
                params.maybeWhole("continuation"));
        Page<LogEntry> page = floor.accounts().log(call.account(), query);
        String username = floor.accounts().name(call.account());
        out.object().name("logs").array();
        page.rows().forEach(entry -> LogJson.write(out, entry, username));
        out.endArray().name("continuation");
        page.continuation().ifPresentOrElse(out::number, () -> out.raw("null"));
        out.endObject();
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
        long latest = params.maybeNatural("search_start_timestamp").orElse(Long.MAX_VALUE);
        int count = params.count("count", USUAL_EVENTS, MOST_EVENTS);
        long from = params.maybeText("continuation")
                        .filter(text -> !text.equals("none"))
                        .isPresent()
                ? params.whole("continuation")
                : 0;
        List<SettlementEvent> found = floor.accounts()
                .settlements(
                        call.account(),
                        wanted.and(event -> event.timestamp() <= latest)
                                .and(event ->
                                        type.isEmpty() || event.type().name().equalsIgnoreCase(type)));
        out.object().name("settlements").array();
        found.stream().skip(from).limit(count).forEach(event -> AccountJson.settlement(out, event));
        out.endArray();
        out.field("continuation", from + count < found.size() ? Long.toString(from + count) : "none");
        out.endObject();
    }
}
