package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.AccessDesk;
import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.access.ApiKey;
import gammadesk.connectors.simulator.access.Grant;
import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.access.Scopes;
import gammadesk.connectors.simulator.access.Secret;
import gammadesk.connectors.simulator.channels.Switchboard;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Logging in and out, and what the keys are. */
final class AuthMethods {
    private static final List<String> GRANTS = List.of("client_credentials", "client_signature", "refresh_token");
    private static final int USUAL_ENTRIES = 10;
    private static final int MOST_ENTRIES = 1000;

    private final AccessDesk access;
    private final AccessLog log;
    private final Floor floor;
    private final Switchboard switchboard;
    private final LongSupplier clock;

    AuthMethods(Methods.Door door, Floor floor, Switchboard switchboard) {
        access = door.access();
        log = door.log();
        clock = door.clock();
        this.floor = floor;
        this.switchboard = switchboard;
    }

    void addTo(Methods methods) {
        methods.add("public/auth", this::auth)
                .add("public/exchange_token", this::exchange)
                .add("public/fork_token", this::fork)
                .add("private/logout", Right.ANY, this::logout)
                .add("private/get_access_log", Right.ACCOUNT_READ, this::accessLog)
                .add("private/list_api_keys", Right.ACCOUNT_READ, this::keys);
    }

    private void auth(Call call, JsonBytes out) {
        Params params = call.params();
        Grant grant = grant(params, clock.getAsLong());
        enter(call, grant);
        write(out, grant, params.maybeText("state"));
    }

    private Grant grant(Params params, long now) {
        Scopes wish = Scopes.parse(params.maybeText("scope").orElse(""));
        return switch (params.word("grant_type", GRANTS)) {
            case "client_credentials" ->
                access.byCredentials(params.text("client_id"), secret(params, "client_secret"), wish, now);
            case "client_signature" ->
                access.bySignature(
                        params.text("client_id"),
                        params.text("timestamp"),
                        params.maybeText("nonce").orElse(""),
                        params.maybeText("data").orElse(""),
                        params.text("signature"),
                        wish,
                        now);
            default -> access.byRefreshToken(secret(params, "refresh_token"), wish(params), now);
        };
    }

    private static Secret secret(Params params, String name) {
        return Secret.of(params.text(name));
    }

    private static Optional<Scopes> wish(Params params) {
        return params.maybeText("scope").map(Scopes::parse);
    }

    private void exchange(Call call, JsonBytes out) {
        Params params = call.params();
        Grant grant = access.byExchange(
                secret(params, "refresh_token"), params.whole("subject_id"), wish(params), clock.getAsLong());
        enter(call, grant);
        write(out, grant, Optional.empty());
    }

    private void fork(Call call, JsonBytes out) {
        Params params = call.params();
        Grant grant = access.byFork(secret(params, "refresh_token"), params.text("session_name"), clock.getAsLong());
        enter(call, grant);
        write(out, grant, Optional.empty());
    }

    /** On a connection that stays, everything from now on is done in this name. */
    private void enter(Call call, Grant grant) {
        call.caller().ifPresent(connection -> enter(connection, grant.login()));
        log.write(grant.login().account(), floor.now(), call.ip(), "success");
    }

    /** Who becomes another, or may do something else, hears no more of what it followed as itself. */
    private void enter(Connection connection, Login login) {
        boolean changes = connection
                .login()
                .filter(before -> before.account() != login.account()
                        || !before.scopes().levels().equals(login.scopes().levels()))
                .isPresent();
        if (changes) {
            switchboard.unsubscribeUser(connection);
        }
        connection.logIn(login);
    }

    private static void write(JsonBytes out, Grant grant, Optional<String> state) {
        out.object();
        out.field("access_token", grant.accessToken().reveal()).field("expires_in", grant.seconds());
        out.field("refresh_token", grant.refreshToken().reveal());
        out.field("scope", grant.login().scopes().words());
        out.name("enabled_features").array().endArray();
        out.field("token_type", "bearer");
        grant.login()
                .scopes()
                .session()
                .ifPresent(_ -> out.field("sid", grant.login().sid()));
        state.ifPresent(text -> out.field("state", text));
        out.endObject();
    }

    /** There is no answer on a connection: it closes. Orders stay even with cancel on disconnect. */
    private void logout(Call call, JsonBytes out) {
        if (call.params().flag("invalidate_token", true)) {
            access.revoke(call.login());
        }
        Connection connection = call.connection();
        floor.guard().release(connection.id());
        connection.logOut();
        connection.closeBehind();
        out.text("ok");
    }

    private void accessLog(Call call, JsonBytes out) {
        long offset = call.params().maybeNatural("offset").orElse(0);
        int count = call.params().count("count", USUAL_ENTRIES, MOST_ENTRIES);
        List<AccessLog.Entry> entries = log.of(call.account());
        out.object().field("records_total", entries.size()).name("data").array();
        entries.stream().skip(offset).limit(count).forEach(entry -> entry(out, entry));
        out.endArray().endObject();
    }

    private static void entry(JsonBytes out, AccessLog.Entry entry) {
        out.object().field("id", entry.id()).field("timestamp", entry.millis());
        out.field("result", entry.log()).field("log", entry.log()).field("ip", entry.ip());
        out.field("country", "Local Country").field("city", "Local Town").endObject();
    }

    private void keys(Call call, JsonBytes out) {
        out.array();
        access.keys().of(call.account()).forEach(key -> key(out, key));
        out.endArray();
    }

    /** A key that may only look must not learn the secret of one that may do more. */
    private static void key(JsonBytes out, ApiKey key) {
        out.object().field("id", key.id()).field("timestamp", key.createdMillis());
        out.field("client_id", key.clientId()).field("client_secret", "hidden");
        out.field("max_scope", key.maximum().keyWords()).field("name", key.name());
        out.field("enabled", true).field("default", key.id() == 1);
        out.name("enabled_features").array().endArray();
        out.name("ip_whitelist").array().endArray().endObject();
    }
}
