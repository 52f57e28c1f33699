package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.channels.Catalogue.Offer;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.TapedTrade;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Joins what happens in the market to those who follow it. It is the market's sink while time advances and only notes
 * which channels have something to say; afterwards {@link #publish} lets every one speak whose turn it is, once for all
 * of its followers. Used by the market thread only.
 */
public final class Switchboard implements VenueMarket.Sink {
    private static final List<Topic> OF_INSTRUMENT = List.of(Topic.TICKER, Topic.BOOK, Topic.TRADES);

    private final Venue venue;
    private final Catalogue catalogue;
    private final UserCatalogue users;
    private final Map<String, Line> open = new HashMap<>();
    private final Map<Subscriber, Map<String, Line>> followed = new HashMap<>();
    private final Map<Topic, Map<String, List<Line>>> listeners = new EnumMap<>(Topic.class);
    private final Map<Cadence, List<Line>> waiting = new EnumMap<>(Cadence.class);
    private final Map<Cadence, Long> lastTurn = new EnumMap<>(Cadence.class);
    private final JsonBytes message = new JsonBytes();
    private InstrumentState toldOfInstruments = InstrumentState.OPEN;

    /**
     * A switchboard without a subscriber.
     *
     * @param floor what is followed, with its venue
     * @param swallowBook asked before every change of a book is sent: true to lose it on the way
     */
    public Switchboard(Floor floor, Predicate<String> swallowBook) {
        venue = floor.venue();
        users = new UserCatalogue(floor);
        catalogue = new Catalogue(venue, swallowBook);
        for (Cadence cadence : Cadence.values()) {
            waiting.put(cadence, new ArrayList<>());
        }
        for (Topic topic : Topic.values()) {
            listeners.put(topic, new HashMap<>());
        }
    }

    /**
     * Follows channels. Those that do not exist are left out, and those of an account for who has not logged in; one
     * without aggregation, or of an account, without the right to it refuses all.
     *
     * @return the names that are now followed
     */
    public List<String> subscribe(Subscriber subscriber, List<String> channels) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        channels.forEach(channel -> find(subscriber, channel).ifPresent(offer -> offers.put(channel, offer)));
        if (!subscriber.mayFollowRaw() && offers.values().stream().anyMatch(Offer::isRaw)) {
            throw RpcError.rawNeedsLogin();
        }
        offers.forEach((channel, offer) -> follow(subscriber, channel, offer));
        return List.copyOf(offers.keySet());
    }

    private Optional<Offer> find(Subscriber subscriber, String channel) {
        return UserCatalogue.isUsers(channel)
                ? subscriber.login().flatMap(login -> users.find(channel, login))
                : catalogue.find(channel);
    }

    /** Sends the first message of each channel to a new follower. */
    public void welcome(Subscriber subscriber, List<String> channels, Outlet outlet) {
        Map<String, Line> mine = followed.getOrDefault(subscriber, new LinkedHashMap<>());
        for (String channel : channels) {
            Line line = mine.get(channel);
            if (line != null && line.feed().isAlive() && line.first(message)) {
                outlet.send(message, List.of(subscriber));
            }
        }
    }

    /** Follows channels no longer; returns those that were followed. */
    public List<String> unsubscribe(Subscriber subscriber, List<String> channels) {
        Map<String, Line> mine = followed.getOrDefault(subscriber, new LinkedHashMap<>());
        List<String> gone = new ArrayList<>();
        for (String channel : channels) {
            Line line = mine.remove(channel);
            if (line != null) {
                leave(subscriber, line);
                gone.add(channel);
            }
        }
        return gone;
    }

    /** Follows nothing any longer. */
    public void unsubscribeAll(Subscriber subscriber) {
        Map<String, Line> mine = followed.remove(subscriber);
        if (mine != null) {
            mine.values().forEach(line -> leave(subscriber, line));
        }
    }

    /** Follows no account any longer. */
    public void unsubscribeUser(Subscriber subscriber) {
        List<String> mine = followed.getOrDefault(subscriber, new LinkedHashMap<>()).keySet().stream()
                .filter(UserCatalogue::isUsers)
                .toList();
        var _ = unsubscribe(subscriber, mine);
    }

    /** Something happened to an account. */
    public void happened(long account, UserEvent event) {
        for (Line line : listeners(Topic.USER, Long.toString(account))) {
            line.feed().user(event);
            await(line);
        }
    }

    /** Lets those channels speak at once that do not wait for a turn. */
    public void hurry(Outlet outlet) {
        speak(Cadence.RAW, outlet);
    }

    /** Lets every channel speak that has something to say and whose turn it is. */
    public void publish(long nanos, Outlet outlet) {
        for (Cadence cadence : Cadence.values()) {
            if (isTurn(cadence, nanos)) {
                lastTurn.put(cadence, nanos);
                speak(cadence, outlet);
            }
        }
    }

    @Override
    public void tickerChanged(String instrument) {
        happened(Topic.TICKER, instrument, instrument);
        if (!listeners(Topic.MARKS).isEmpty()) {
            venue.directory()
                    .find(instrument)
                    .filter(Listed::isOption)
                    .ifPresent(option -> happened(Topic.MARKS, option.indexName(), instrument));
        }
    }

    @Override
    public void bookChanged(String instrument) {
        happened(Topic.BOOK, instrument, instrument);
    }

    @Override
    public void traded(Trade trade) {
        venue.record(trade).ifPresent(this::announce);
    }

    @Override
    public void indexChanged(Currency currency) {
        happened(Topic.INDEX, currency.code(), currency.code());
    }

    @Override
    public void volatilityIndexChanged(Currency currency) {
        venue.samples().sampleVolatility(currency);
        happened(Topic.VOLATILITY, currency.code(), currency.code());
    }

    @Override
    public void stateChanged(Instrument instrument) {
        boolean isNew = !venue.directory().knows(instrument.name());
        venue.stateChanged(instrument);
        Listed listed = venue.directory().find(instrument.name()).orElse(new Listed(instrument, 0));
        Feed.StateChange change =
                new Feed.StateChange(instrument, isNew, venue.market().nowMillis());
        announce(listed, change);
        listeners(Topic.PLATFORM, "").forEach(line -> announce(line, change));
        if (venue.directory().find(instrument.name()).isEmpty()) {
            OF_INSTRUMENT.forEach(topic -> listeners(topic, instrument.name()).forEach(this::end));
        }
    }

    /**
     * The venue as a whole was closed or opened again. Of a lock the venue says nothing in {@code instrument.state}:
     * that is what {@code platform_state} is for.
     */
    public void platformChanged() {
        InstrumentState state = venue.platform().instruments();
        boolean news = state != InstrumentState.LOCKED && state != toldOfInstruments;
        toldOfInstruments = news ? state : toldOfInstruments;
        long now = venue.market().nowMillis();
        for (Listed listed : venue.directory().all()) {
            Feed.StateChange change = new Feed.StateChange(listed.instrument(), false, now);
            listeners(Topic.PLATFORM, "").forEach(line -> announce(line, change));
            if (news) {
                announce(listed, change);
            }
            tickerChanged(listed.name());
        }
        happened(Topic.PUBLIC_METHODS, "", "");
    }

    private void announce(Listed listed, Feed.StateChange change) {
        for (String key : keysOfKind(listed)) {
            listeners(Topic.STATES, key).forEach(line -> announce(line, change));
        }
    }

    private void end(Line line) {
        line.end();
        await(line);
    }

    private void announce(TapedTrade trade) {
        listeners(Topic.TRADES, trade.listed().name()).forEach(line -> announce(line, trade));
        if (!listeners(Topic.TRADES_OF_KIND).isEmpty()) {
            for (String key : keysOfKind(trade.listed())) {
                listeners(Topic.TRADES_OF_KIND, key).forEach(line -> announce(line, trade));
            }
        }
    }

    private void announce(Line line, TapedTrade trade) {
        line.feed().traded(trade);
        await(line);
    }

    private void announce(Line line, Feed.StateChange change) {
        line.feed().stateChanged(change);
        await(line);
    }

    private static List<String> keysOfKind(Listed listed) {
        String kind = listed.instrument().kind().isCombo() ? "combo" : listed.kind();
        String currency = listed.currency().code();
        return List.of(kind + "." + currency, kind + ".any", "any." + currency, "any.any");
    }

    private void happened(Topic topic, String key, String what) {
        List<Line> lines = listeners(topic, key);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).feed().happened(what);
            await(lines.get(i));
        }
    }

    private void await(Line line) {
        if (line.beginWaiting()) {
            waiting(line.offer().cadence()).add(line);
        }
    }

    private boolean isTurn(Cadence cadence, long nanos) {
        Long last = lastTurn.get(cadence);
        return last == null || nanos - last >= cadence.millis() * 1_000_000;
    }

    private void speak(Cadence cadence, Outlet outlet) {
        List<Line> lines = waiting(cadence);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            line.endWaiting();
            if (line.feed().isAlive()) {
                speak(line, outlet);
            }
            if (line.isEnding()) {
                close(line);
            }
        }
        lines.clear();
    }

    /** A channel that announces one thing a message has as many messages as things. */
    private void speak(Line line, Outlet outlet) {
        boolean more = !line.followers().isEmpty();
        while (more && line.next(message)) {
            outlet.send(message, line.followers());
            more = line.feed() instanceof MarketFeeds.Announcements<?>;
        }
    }

    private void follow(Subscriber subscriber, String channel, Offer offer) {
        Line line = open.computeIfAbsent(key(channel, offer), _ -> connect(channel, offer));
        line.followers().add(subscriber);
        Map<String, Line> mine = followed.computeIfAbsent(subscriber, _ -> new LinkedHashMap<>());
        Line before = mine.put(channel, line);
        if (before != null && before != line) {
            leave(subscriber, before);
        }
    }

    /** Channels of accounts have the same names and are not the same. */
    private static String key(String channel, Offer offer) {
        return offer.topic() == Topic.USER ? offer.key() + "/" + channel : channel;
    }

    private Line connect(String channel, Offer offer) {
        Line line = new Line(channel, offer);
        listeners(offer.topic())
                .computeIfAbsent(offer.key(), _ -> new ArrayList<>())
                .add(line);
        return line;
    }

    private void leave(Subscriber subscriber, Line line) {
        line.followers().remove(subscriber);
        if (line.followers().isEmpty()) {
            close(line);
        }
    }

    private void close(Line line) {
        open.remove(key(line.channel(), line.offer()));
        line.followers()
                .forEach(follower ->
                        followed.getOrDefault(follower, new LinkedHashMap<>()).remove(line.channel(), line));
        Map<String, List<Line>> byKey = listeners(line.offer().topic());
        List<Line> lines = byKey.getOrDefault(line.offer().key(), new ArrayList<>());
        lines.remove(line);
        if (lines.isEmpty()) {
            byKey.remove(line.offer().key());
        }
    }

    private List<Line> waiting(Cadence cadence) {
        return Optional.ofNullable(waiting.get(cadence)).orElseThrow();
    }

    private Map<String, List<Line>> listeners(Topic topic) {
        return Optional.ofNullable(listeners.get(topic)).orElseThrow();
    }

    private List<Line> listeners(Topic topic, String key) {
        return listeners(topic).getOrDefault(key, List.of());
    }
}
