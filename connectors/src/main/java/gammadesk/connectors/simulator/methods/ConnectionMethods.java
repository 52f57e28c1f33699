package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.List;

/** What happens to orders when a connection ends. */
final class ConnectionMethods {
    private static final List<String> SCOPES = List.of("connection", "account");

    private final Floor floor;

    ConnectionMethods(Floor floor) {
        this.floor = floor;
    }

    void addTo(Methods methods) {
        methods.add("private/enable_cancel_on_disconnect", Right.ACCOUNT_READ, (call, out) -> set(call, out, true))
                .add("private/disable_cancel_on_disconnect", Right.ACCOUNT_READ, (call, out) -> set(call, out, false))
                .add("private/get_cancel_on_disconnect", Right.ACCOUNT_READ, this::get);
    }

    private static boolean isAccount(Call call) {
        return call.params()
                .maybeWord("scope", SCOPES)
                .map("account"::equals)
                .orElse(call.caller().isEmpty());
    }

    private void set(Call call, JsonBytes out, boolean on) {
        if (isAccount(call)) {
            floor.guard().ofAccount(call.account(), on);
        } else {
            floor.guard().ofConnection(call.connection().id(), on);
        }
        out.text("ok");
    }

    private void get(Call call, JsonBytes out) {
        boolean account = isAccount(call);
        boolean on = account
                ? floor.guard().isOnFor(call.account())
                : floor.guard().isOn(call.connection().id(), call.account());
        out.object()
                .field("scope", account ? "account" : "connection")
                .field("enabled", on)
                .endObject();
    }
}
