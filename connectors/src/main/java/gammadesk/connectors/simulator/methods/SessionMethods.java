package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.channels.Switchboard;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Venue;
import java.time.Duration;
import java.util.List;

/** Time, signs of life, subscriptions. */
final class SessionMethods {
    /** The version of the interface that is spoken. */
    private static final String VERSION = "2.1.1";

    private final Venue venue;
    private final Switchboard switchboard;
    private final Duration minimumHeartbeat;

    SessionMethods(Venue venue, Switchboard switchboard, Duration minimumHeartbeat) {
        this.venue = venue;
        this.switchboard = switchboard;
        this.minimumHeartbeat = minimumHeartbeat;
    }

    void addTo(Methods methods) {
        methods.add("public/get_time", (call, out) -> out.number(call.venueMillis()))
                .add("public/status", (_, out) -> status(out))
                .add("public/test", SessionMethods::test)
                .add("public/hello", SessionMethods::hello)
                .add("public/set_heartbeat", this::setHeartbeat)
                .add("public/disable_heartbeat", SessionMethods::disableHeartbeat)
                .add("public/subscribe", this::subscribe)
                .add("public/unsubscribe", this::unsubscribe)
                .add("public/unsubscribe_all", this::unsubscribeAll)
                .add("private/subscribe", Right.ANY, this::subscribe)
                .add("private/unsubscribe", Right.ANY, this::unsubscribe)
                .add("private/unsubscribe_all", Right.ANY, this::unsubscribeAll);
    }

    private void status(JsonBytes out) {
        List<String> locked = venue.lockedIndices();
        boolean all = locked.size() == venue.market().currencies().size();
        out.object().field("locked", locked.isEmpty() ? "false" : all ? "true" : "partial");
        texts(out.name("locked_indices"), locked);
        out.endObject();
    }

    private static void test(Call call, JsonBytes out) {
        call.caller().ifPresent(Connection::answeredTest);
        if (call.params().maybeWord("expected_result", List.of("exception")).isPresent()) {
            throw RpcError.internal();
        }
        version(out);
    }

    private static void hello(Call call, JsonBytes out) {
        call.params().text("client_name");
        call.params().text("client_version");
        version(out);
    }

    private static void version(JsonBytes out) {
        out.object().field("version", VERSION).endObject();
    }

    private void setHeartbeat(Call call, JsonBytes out) {
        double seconds = call.params().number("interval");
        if (!(seconds * 1000 >= minimumHeartbeat.toMillis())) {
            throw RpcError.invalid("interval", "value must be at least " + minimumHeartbeat.toSeconds());
        }
        call.connection().beatEvery(Duration.ofMillis(Math.round(seconds * 1000)));
        out.text("ok");
    }

    private static void disableHeartbeat(Call call, JsonBytes out) {
        call.connection().stopBeating();
        out.text("ok");
    }

    private void subscribe(Call call, JsonBytes out) {
        List<String> channels = channels(call.params());
        List<String> followed = switchboard.subscribe(call.connection(), channels);
        texts(out, followed);
        call.welcome().accept(followed);
    }

    private void unsubscribe(Call call, JsonBytes out) {
        texts(out, switchboard.unsubscribe(call.connection(), channels(call.params())));
    }

    private void unsubscribeAll(Call call, JsonBytes out) {
        switchboard.unsubscribeAll(call.connection());
        out.text("ok");
    }

    private static List<String> channels(Params params) {
        return params.texts("channels");
    }

    private static void texts(JsonBytes out, List<String> texts) {
        out.array();
        texts.forEach(out::text);
        out.endArray();
    }
}
