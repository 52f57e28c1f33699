package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.channels.Switchboard;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Venue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one list of everything that can be called. */
public final class Methods {
    private final Map<String, Method> byName = new LinkedHashMap<>();

    /** A list without a method. */
    public Methods() {}

    /** All public methods of a venue. */
    public static Methods all(Venue venue, Switchboard switchboard, Duration minimumHeartbeat) {
        Methods methods = new Methods();
        new SessionMethods(venue, switchboard, minimumHeartbeat).addTo(methods);
        new ListingMethods(venue).addTo(methods);
        new QuoteMethods(venue).addTo(methods);
        new TradeMethods(venue).addTo(methods);
        new ChartMethods(venue).addTo(methods);
        new FundingMethods(venue).addTo(methods);
        new SettlementMethods(venue).addTo(methods);
        return methods;
    }

    /** Adds a method; throws {@link IllegalStateException} if there is one of that name. */
    public Methods add(String name, Method method) {
        if (byName.putIfAbsent(name, method) != null) {
            throw new IllegalStateException("there are two methods " + name);
        }
        return this;
    }

    /** Adds a method for those who may do what it asks for. */
    public Methods add(String name, Right right, Method method) {
        return add(name, (call, out) -> {
            call.login().require(right);
            method.answer(call, out);
        });
    }

    /** The method of a name; refuses when there is none. */
    public Method find(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(RpcError::unknownMethod);
    }

    /** All names, in the order in which they were added. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }
}
