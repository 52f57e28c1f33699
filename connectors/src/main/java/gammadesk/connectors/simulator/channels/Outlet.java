package gammadesk.connectors.simulator.channels;

import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Collection;

/** Where finished messages go: written once, sent to all who follow. */
@FunctionalInterface
public interface Outlet {
    /** Takes over a copy of a notification. */
    void send(JsonBytes message, Collection<Subscriber> receivers);
}
