package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.AccessDesk;
import gammadesk.connectors.simulator.access.AccessLog;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.channels.Switchboard;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Venue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The one list of everything that can be called. */
public final class Methods {
    private final Map<String, Method> byName = new LinkedHashMap<>();

    /** A list without a method. */
    public Methods() {}

    /**
     * All methods of a venue.
     *
     * @param floor where it is traded
     * @param switchboard where it is followed
     * @param door how one gets in
     * @param minimumHeartbeat the shortest heartbeat that can be asked for
     * @param limits how much a client may ask
     */
    public static Methods all(
            Floor floor, Switchboard switchboard, Door door, Duration minimumHeartbeat, Limits limits) {
        Venue venue = floor.venue();
        Methods methods = new Methods();
        QuoteFreeze freeze = new QuoteFreeze();
        new SessionMethods(venue, switchboard, minimumHeartbeat).addTo(methods);
        new ListingMethods(venue).addTo(methods);
        new ComboMethods(floor).addTo(methods);
        new QuoteMethods(venue).addTo(methods);
        new TradeMethods(venue).addTo(methods);
        new ChartMethods(venue).addTo(methods);
        new FundingMethods(venue).addTo(methods);
        new SettlementMethods(venue).addTo(methods);
        new AuthMethods(door, floor, switchboard).addTo(methods);
        new OrderMethods(floor).addTo(methods);
        new CancelMethods(floor, freeze).addTo(methods);
        new OrderQueryMethods(floor).addTo(methods);
        new UserTradeMethods(floor).addTo(methods);
        new AccountMethods(floor, limits).addTo(methods);
        new LogMethods(floor).addTo(methods);
        new QuotingMethods(floor, freeze).addTo(methods);
        new RegisterMethods(venue).addTo(methods);
        new ConnectionMethods(floor).addTo(methods);
        return methods;
    }

    /**
     * How one gets in.
     *
     * @param access who checks keys
     * @param log where it is written down
     * @param clock this machine's, milliseconds since the epoch
     */
    public record Door(AccessDesk access, AccessLog log, LongSupplier clock) {}

    /**
     * How much a client may ask.
     *
     * @param requests of all kinds, by connection
     * @param orders of the matching engine, by account
     */
    public record Limits(Rate requests, Rate orders) {}

    /**
     * Requests in a time.
     *
     * @param perSecond requests
     * @param atOnce requests
     */
    public record Rate(double perSecond, double atOnce) {}

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
