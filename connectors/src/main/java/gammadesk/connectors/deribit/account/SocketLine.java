package gammadesk.connectors.deribit.account;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.deribit.DeribitClient;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.Inbound;
import java.util.function.Consumer;

/** Real sockets. */
final class SocketLine implements Line {
    private final DeribitClient client;

    SocketLine(DeribitSettings settings, Clock clock, Consumer<Inbound> inbound) {
        client = new DeribitClient(settings, clock, inbound);
    }

    @Override
    public int connect() {
        return client.connect();
    }

    @Override
    public void send(String text) {
        client.send(text);
    }

    @Override
    public void drop() {
        client.drop();
    }

    @Override
    public void close() {
        client.close();
    }
}
