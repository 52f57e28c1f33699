package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.floor.Audit;
import gammadesk.connectors.simulator.methods.Call;
import gammadesk.connectors.simulator.methods.Methods;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The simulator's own methods, by which faults are switched. They are no part of the venue's interface. */
final class SimMethods {
    private static final List<String> KINDS =
            Arrays.stream(FaultKind.values()).map(FaultKind::word).toList();

    private final Faults faults;
    private final MarketLoop loop;
    private final Supplier<ExchangeStats> stats;

    SimMethods(Faults faults, MarketLoop loop, Supplier<ExchangeStats> stats) {
        this.faults = faults;
        this.loop = loop;
        this.stats = stats;
    }

    void addTo(Methods methods) {
        methods.add("sim/inject_fault", this::inject)
                .add("sim/withdraw_fault", this::withdraw)
                .add("sim/clear_faults", this::clear)
                .add("sim/get_faults", this::list)
                .add("sim/get_connections", this::connections)
                .add("sim/stats", this::stats)
                .add("sim/audit", this::audit)
                .add("sim/drop_connections", (_, out) -> {
                    faults.dropConnections();
                    out.text("ok");
                })
                .add("sim/refuse_connections", (call, out) -> {
                    faults.refuseConnections(call.params().flag("on", true));
                    out.text("ok");
                })
                .add("sim/freeze", this::freeze)
                .add("sim/send_garbage", this::garbage)
                .add("sim/drop_book_message", this::dropBook);
    }

    private void inject(Call call, JsonBytes out) {
        Params params = call.params();
        FaultKind kind = FaultKind.ofWord(params.word("kind", KINDS)).orElseThrow();
        out.object().field("fault_id", faults.inject(fault(params, kind))).endObject();
    }

    private static Fault fault(Params params, FaultKind kind) {
        try {
            return new Fault(
                    kind,
                    params.maybeWhole("connection_id").orElse(0),
                    params.maybeText("method").orElse(""),
                    params.maybeDecimal("probability")
                            .map(BigDecimal::doubleValue)
                            .orElse(1.0),
                    Math.clamp(params.maybeWhole("times").orElse(0), -1, Integer.MAX_VALUE),
                    params.maybeWhole("size").orElse(Fault.defaultSize(kind)));
        } catch (IllegalArgumentException wrong) {
            throw RpcError.invalid("kind", String.valueOf(wrong.getMessage()));
        }
    }

    private void withdraw(Call call, JsonBytes out) {
        if (!faults.withdraw(call.params().whole("fault_id"))) {
            throw RpcError.invalid("fault_id", "no such fault");
        }
        out.text("ok");
    }

    private void clear(Call call, JsonBytes out) {
        faults.clear();
        out.text("ok");
    }

    private void list(Call call, JsonBytes out) {
        out.array();
        faults.board().all().forEach(armed -> {
            Fault fault = armed.fault();
            out.object()
                    .field("fault_id", armed.id())
                    .field("kind", fault.kind().word());
            out.field("connection_id", fault.connection()).field("method", fault.method());
            out.field("probability", fault.probability(), 6).field("size", fault.size());
            out.field("times_left", armed.left().get()).endObject();
        });
        out.endArray();
    }

    private void connections(Call call, JsonBytes out) {
        long own = call.caller().map(connection -> connection.id()).orElse(0L);
        out.array();
        loop.sessions().forEach(session -> {
            out.object().field("connection_id", session.id()).field("address", session.address());
            out.field("own", session.id() == own);
            session.login()
                    .ifPresent(login -> out.field("client_id", login.key().clientId()));
            out.endObject();
        });
        out.endArray();
    }

    private void audit(Call call, JsonBytes out) {
        Audit audit = Audit.of(loop.floor());
        out.object().field("sound", audit.isSound()).name("imbalances").object();
        audit.imbalances().forEach((currency, sum) -> out.field(currency.code(), sum));
        out.endObject().name("unbalanced_positions").object();
        audit.unbalanced().forEach(out::field);
        out.endObject().name("crossed_books").array();
        audit.crossed().forEach(out::text);
        out.endArray().name("overfilled_orders").array();
        audit.overfilled().forEach(out::text);
        out.endArray().endObject();
    }

    private void stats(Call call, JsonBytes out) {
        ExchangeStats now = stats.get();
        out.object().field("connections", now.connections()).field("notifications", now.notifications());
        out.field("requests", now.requests()).field("dropped_consumers", now.droppedConsumers());
        write("answers", now.answers(), out);
        write("acknowledgements", now.acknowledgements(), out);
        out.endObject();
    }

    private static void write(String name, Latency latency, JsonBytes out) {
        out.name(name).object().field("count", latency.count());
        out.field("median_us", latency.medianMicros(), 1).field("p99_us", latency.p99Micros(), 1);
        out.field("max_us", latency.mostMicros(), 1).endObject();
    }

    /** It thaws by itself: a frozen exchange would not hear that it should. */
    private void freeze(Call call, JsonBytes out) {
        long millis = call.params().whole("millis");
        if (millis < 1 || millis > 600_000) {
            throw RpcError.invalid("millis", "value must be between 1 and 600000");
        }
        faults.freeze(true);
        loop.later(() -> faults.freeze(false), millis);
        out.text("ok");
    }

    private void garbage(Call call, JsonBytes out) {
        faults.sendGarbage(call.params().count("messages", 1, 1000));
        out.text("ok");
    }

    private void dropBook(Call call, JsonBytes out) {
        faults.dropNextBookMessage(call.params().text("instrument_name"));
        out.text("ok");
    }
}
