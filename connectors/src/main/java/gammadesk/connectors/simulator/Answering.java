package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.methods.Call;
import gammadesk.connectors.simulator.methods.Methods;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.protocol.RpcRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from the sockets' threads to the market thread and puts the answers into their envelopes. */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final MarketLoop loop;
    private final Methods methods;
    private final Clock clock;
    private final LongAdder requests = new LongAdder();
    private final JsonBytes out = new JsonBytes();

    Answering(MarketLoop loop, Methods methods, Clock clock) {
        this.loop = loop;
        this.methods = methods;
        this.clock = clock;
    }

    long requests() {
        return requests.sum();
    }

    /** Answers a request. */
    void answer(RpcRequest request, Asker asker) {
        requests.increment();
        long received = clock.nanos();
        loop.ask(() -> answer(request, asker, received));
    }

    /** Refuses something that is no request, or one too many; the last refusal ends the connection. */
    void refuse(RpcError error, Asker asker, boolean isLast) {
        requests.increment();
        long received = clock.nanos();
        loop.ask(() -> {
            refusal("", error, received);
            asker.answered(out, true, isLast);
        });
    }

    private void answer(RpcRequest request, Asker asker, long received) {
        if (asker.session().filter(session -> !session.isOpen()).isPresent()) {
            return;
        }
        List<String> welcome = new ArrayList<>();
        Optional<RpcError> error = result(request, asker, welcome);
        if (error.isPresent()) {
            refusal(request.id(), error.get(), received);
        } else {
            close(received);
        }
        asker.answered(out, error.isPresent(), false);
        asker.session().ifPresent(session -> welcome(session, welcome));
    }

    private void welcome(Session session, List<String> channels) {
        loop.switchboard().welcome(session, channels, loop.batch());
        loop.batch().flush();
        loop.watch(session);
    }

    private Optional<RpcError> result(RpcRequest request, Asker asker, List<String> welcome) {
        try {
            open(request.id());
            out.name("result");
            Call call = new Call(request.params(), asker.session().map(session -> session), welcome::addAll);
            methods.find(request.method()).answer(call, out);
            return Optional.empty();
        } catch (RpcError refused) {
            return Optional.of(refused);
        } catch (RuntimeException defect) {
            LOG.error("{} failed", request.method(), defect);
            return Optional.of(RpcError.internal());
        }
    }

    private void refusal(String id, RpcError error, long received) {
        open(id);
        out.name("error");
        error.write(out);
        close(received);
    }

    private void open(String id) {
        out.clear().object().field("jsonrpc", "2.0");
        if (!id.isEmpty()) {
            out.name("id").raw(id);
        }
    }

    /** The times are the venue's, the time taken is real. */
    private void close(long received) {
        long in = loop.time().microsAt(received);
        long taken = (clock.nanos() - received) / 1000;
        out.field("usIn", in).field("usOut", in + taken).field("usDiff", taken);
        out.field("testnet", true).endObject();
    }
}
