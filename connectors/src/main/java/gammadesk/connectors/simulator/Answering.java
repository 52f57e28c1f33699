package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.FaultKind.Stage;
import gammadesk.connectors.simulator.access.AccessDesk;
import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.access.Secret;
import gammadesk.connectors.simulator.methods.Call;
import gammadesk.connectors.simulator.methods.Methods;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.protocol.RpcRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from the sockets' threads to the market thread and puts the answers into their envelopes. */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private static final int TOO_MANY = RpcError.tooManyRequests().code();
    private static final String PRIVATE = "private/";
    private static final String SIMULATOR = "sim/";
    /** What would place or change an order. */
    private static final Set<String> BOOKING = Set.of(
            "private/buy",
            "private/sell",
            "private/edit",
            "private/edit_by_label",
            "private/close_position",
            "private/mass_quote");

    private static final String CANCELLING = "private/cancel";

    private final MarketLoop loop;
    private final Methods methods;
    private final AccessDesk access;
    private final Faults faults;
    private final Clock clock;
    private final CreditLimits orders;
    private final Map<Long, CreditPool> orderPools = new HashMap<>();
    private final Tally tally;
    private final JsonBytes out = new JsonBytes();

    Answering(
            MarketLoop loop,
            Methods methods,
            AccessDesk access,
            Faults faults,
            Clock clock,
            CreditLimits orders,
            Tally tally) {
        this.loop = loop;
        this.methods = methods;
        this.access = access;
        this.faults = faults;
        this.clock = clock;
        this.orders = orders;
        this.tally = tally;
    }

    /** Answers a request. */
    void answer(RpcRequest request, Asker asker) {
        tally.asked();
        long received = clock.nanos();
        loop.ask(() -> answer(request, asker, received));
    }

    /**
     * Refuses something that is no request, or one too many; the last refusal ends the connection.
     *
     * @param id what could be made out of the caller's id, empty if nothing
     */
    void refuse(String id, RpcError error, Asker asker, boolean isLast) {
        tally.asked();
        long received = clock.nanos();
        loop.ask(() -> refuse(id, error, asker, received, isLast));
    }

    private void refuse(String id, RpcError error, Asker asker, long received, boolean isLast) {
        refusal(id, error, received, asker);
        asker.answered(out, Optional.of(error), isLast);
    }

    private void answer(RpcRequest request, Asker asker, long received) {
        if (asker.session().filter(session -> !session.isOpen()).isPresent()) {
            return;
        }
        loop.attend();
        Optional<Fault> fault = struck(request.method(), asker.connection());
        if (fault.isPresent()) {
            fail(fault.get(), request, asker, received);
        } else {
            succeed(request, asker, received);
        }
    }

    private void succeed(RpcRequest request, Asker asker, long received) {
        List<String> welcome = new ArrayList<>();
        Optional<RpcError> error = result(request, asker, welcome);
        if (!loop.keep()) {
            asker.cut();
            return;
        }
        if (isStruckAfterwards(request.method(), asker.connection())) {
            asker.cut();
            return;
        }
        if (error.isPresent()) {
            refuse(request.id(), error.get(), asker, received, error.get().code() == TOO_MANY);
        } else {
            close(received, asker);
            asker.answered(out, Optional.empty(), false);
        }
        asker.afterwards(() -> tally.answered(isOrder(request.method()), clock.nanos() - received));
        loop.hurry();
        asker.session().ifPresent(session -> welcome(session, welcome));
    }

    /** What goes wrong with a request before anything is done. */
    private Optional<Fault> struck(String method, long connection) {
        if (method.startsWith(SIMULATOR)) {
            return Optional.empty();
        }
        return faults.board()
                .strike(Stage.REQUEST, connection, method)
                .or(() -> method.startsWith(PRIVATE)
                        ? faults.board().strike(Stage.PRIVATE, connection, method)
                        : Optional.empty())
                .or(() -> BOOKING.contains(method)
                        ? faults.board()
                                .strike(Stage.BOOKING, connection, method)
                                .or(loop::settling)
                        : Optional.empty());
    }

    private boolean isStruckAfterwards(String method, long connection) {
        return !method.startsWith(SIMULATOR)
                && faults.board().strike(Stage.ANSWER, connection, method).isPresent();
    }

    private void fail(Fault fault, RpcRequest request, Asker asker, long received) {
        switch (fault.kind()) {
            case DISCONNECT_BEFORE -> asker.cut();
            case HTTP_ERROR -> asker.answeredStatus((int) fault.size());
            default ->
                fault.kind()
                        .refusal()
                        .ifPresent(error -> refuse(request.id(), error, asker, received, error.code() == TOO_MANY));
        }
    }

    private void welcome(Session session, List<String> channels) {
        loop.switchboard().welcome(session, channels, loop.batch());
        loop.batch().flush();
        loop.watch(session);
    }

    private Optional<RpcError> result(RpcRequest request, Asker asker, List<String> welcome) {
        try {
            pay(request, asker);
            open(request.id());
            out.name("result");
            methods.find(request.method()).answer(call(request, asker, welcome), out);
            return Optional.empty();
        } catch (RpcError refused) {
            return Optional.of(refused);
        } catch (RuntimeException defect) {
            LOG.error("{} failed", request.method(), defect);
            return Optional.of(RpcError.internal());
        }
    }

    /** The matching engine has limits of its own, for an account whatever its connections. */
    private void pay(RpcRequest request, Asker asker) {
        String method = request.method();
        if (isOrder(method)) {
            long account = identify(request, asker).account();
            CreditPool pool = orderPools.computeIfAbsent(account, _ -> new CreditPool(orders, clock.nanos()));
            if (!pool.take(clock.nanos())) {
                throw RpcError.tooManyRequests();
            }
        }
    }

    private static boolean isOrder(String method) {
        return BOOKING.contains(method) || method.startsWith(CANCELLING);
    }

    private Call call(RpcRequest request, Asker asker, List<String> welcome) {
        return new Call(
                request.params(),
                asker.session().map(session -> session),
                asker.ip(),
                venueMicros(clock.nanos(), asker) / 1000,
                welcome::addAll,
                () -> identify(request, asker));
    }

    /** By the request itself before its connection. */
    private Login identify(RpcRequest request, Asker asker) {
        long now = clock.epochMillis();
        return request.params()
                .maybeText("access_token")
                .map(token -> access.byAccessToken(Secret.of(token), now))
                .or(() -> access.identify(asker.credential(), now))
                .or(() -> asker.session().flatMap(Session::login).map(login -> access.stillGood(login, now)))
                .orElseThrow(RpcError::unauthorized);
    }

    private void refusal(String id, RpcError error, long received, Asker asker) {
        open(id);
        out.name("error");
        error.write(out);
        close(received, asker);
    }

    private void open(String id) {
        out.clear().object().field("jsonrpc", "2.0");
        if (!id.isEmpty()) {
            out.name("id").raw(id);
        }
    }

    /** The venue's time at a moment, as this caller is to believe it. */
    private long venueMicros(long nanos, Asker asker) {
        return loop.time().microsAt(nanos) + faults.skewMillis(asker.connection()) * 1000;
    }

    /** The times are the venue's, the time taken is real. */
    private void close(long received, Asker asker) {
        long in = venueMicros(received, asker);
        long taken = (clock.nanos() - received) / 1000;
        out.field("usIn", in).field("usOut", in + taken).field("usDiff", taken);
        out.field("testnet", true).endObject();
    }
}
