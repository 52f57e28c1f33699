package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.Books;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.Charts;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.GroupedBooks;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.IncrementalTickers;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.Perpetuals;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.Quotes;
import gammadesk.connectors.simulator.channels.InstrumentFeeds.Tickers;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Every channel that the exchange offers, by the form of its name. */
final class Catalogue {
    private static final List<String> KINDS = List.of("future", "option", "spot", "combo", "any");
    private static final List<String> GROUPS = List.of("none", "1", "2", "5", "10", "25", "50", "100", "250", "1000");
    private static final List<String> DEPTHS = List.of("1", "10", "20");
    private static final long MINUTE = 60_000;
    private static final Map<String, Long> RESOLUTIONS = Map.ofEntries(
            Map.entry("1", MINUTE),
            Map.entry("3", 3 * MINUTE),
            Map.entry("5", 5 * MINUTE),
            Map.entry("10", 10 * MINUTE),
            Map.entry("15", 15 * MINUTE),
            Map.entry("30", 30 * MINUTE),
            Map.entry("60", 60 * MINUTE),
            Map.entry("120", 120 * MINUTE),
            Map.entry("180", 180 * MINUTE),
            Map.entry("240", 240 * MINUTE),
            Map.entry("360", 360 * MINUTE),
            Map.entry("720", 720 * MINUTE),
            Map.entry("1D", 1440 * MINUTE),
            Map.entry("D", 1440 * MINUTE));

    private final Venue venue;
    private final Predicate<String> swallowBook;

    Catalogue(Venue venue, Predicate<String> swallowBook) {
        this.venue = venue;
        this.swallowBook = swallowBook;
    }

    /**
     * What a name stands for.
     *
     * @param topic what it listens to
     * @param key of which thing
     * @param cadence how often it may speak
     * @param isRaw whether it is one of the channels that need a login
     * @param feed makes what it says
     */
    record Offer(Topic topic, String key, Cadence cadence, boolean isRaw, Supplier<Feed> feed) {}

    /** What a channel's name stands for; empty when there is no such channel. */
    Optional<Offer> find(String channel) {
        String[] part = channel.split("\\.", -1);
        return switch (part[0]) {
            case "ticker" -> part.length == 3 ? paced(Topic.TICKER, part, Tickers::new) : Optional.empty();
            case "incremental_ticker" -> plain(Topic.TICKER, part, Cadence.TENTH, IncrementalTickers::new);
            case "quote" -> plain(Topic.TICKER, part, Cadence.RAW, Quotes::new);
            case "perpetual" -> part.length == 3 ? perpetual(part) : Optional.empty();
            case "book" -> part.length == 3 ? paced(Topic.BOOK, part, this::book) : groupedBook(part);
            case "trades" -> part.length == 3 ? trades(part) : tradesOfKind(part);
            case "chart" -> chart(part);
            case "instrument" -> states(part);
            case "platform_state" -> platform(part);
            case "announcements" -> part.length == 1 ? silence() : Optional.empty();
            case "block_trade_confirmations" ->
                part.length == 1 || (part.length == 2 && isCurrency(part[1])) ? silence() : Optional.empty();
            case "block_rfq" ->
                part.length == 3 && part[1].equals("trades") && isCurrency(part[2]) ? silence() : Optional.empty();
            default -> index(part);
        };
    }

    private Feed book(Venue of, Listed listed) {
        return new Books(of, listed, swallowBook);
    }

    private Optional<Offer> plain(Topic topic, String[] part, Cadence cadence, BiFunction<Venue, Listed, Feed> make) {
        return part.length == 2 ? instrument(topic, part[1], cadence, false, make) : Optional.empty();
    }

    private Optional<Offer> paced(Topic topic, String[] part, BiFunction<Venue, Listed, Feed> make) {
        return Cadence.of(part[part.length - 1])
                .flatMap(cadence -> instrument(topic, part[1], cadence, cadence == Cadence.RAW, make));
    }

    private Optional<Offer> instrument(
            Topic topic, String name, Cadence cadence, boolean isRaw, BiFunction<Venue, Listed, Feed> make) {
        return venue.directory()
                .find(name)
                .map(listed -> new Offer(topic, name, cadence, isRaw, () -> make.apply(venue, listed)));
    }

    private Optional<Offer> perpetual(String[] part) {
        return paced(Topic.TICKER, part, Perpetuals::new)
                .filter(_ -> venue.directory()
                        .find(part[1])
                        .filter(Listed::isPerpetual)
                        .isPresent());
    }

    private Optional<Offer> groupedBook(String[] part) {
        if (part.length != 5 || !GROUPS.contains(part[2]) || !DEPTHS.contains(part[3])) {
            return Optional.empty();
        }
        double group = part[2].equals("none") ? 0 : Double.parseDouble(part[2]);
        int depth = Integer.parseInt(part[3]);
        return paced(Topic.BOOK, part, (of, listed) -> new GroupedBooks(of, listed, group, depth));
    }

    private Optional<Offer> trades(String[] part) {
        return paced(Topic.TRADES, part, (_, _) -> new MarketFeeds.Trades());
    }

    private Optional<Offer> tradesOfKind(String[] part) {
        if (part.length != 4 || !KINDS.contains(part[1]) || !isCurrency(part[2])) {
            return Optional.empty();
        }
        String key = part[1] + "." + part[2];
        return Cadence.of(part[3])
                .map(cadence ->
                        new Offer(Topic.TRADES_OF_KIND, key, cadence, cadence == Cadence.RAW, MarketFeeds.Trades::new));
    }

    private Optional<Offer> chart(String[] part) {
        if (part.length != 4 || !part[1].equals("trades") || !RESOLUTIONS.containsKey(part[3])) {
            return Optional.empty();
        }
        long width = RESOLUTIONS.getOrDefault(part[3], MINUTE);
        return instrument(Topic.TRADES, part[2], Cadence.SECOND, false, (of, listed) -> new Charts(of, listed, width));
    }

    private Optional<Offer> states(String[] part) {
        boolean known = part.length == 4 && part[1].equals("state") && KINDS.contains(part[2]) && isCurrency(part[3]);
        return known
                ? Optional.of(
                        new Offer(Topic.STATES, part[2] + "." + part[3], Cadence.RAW, false, MarketFeeds.States::new))
                : Optional.empty();
    }

    private Optional<Offer> platform(String[] part) {
        if (part.length == 1) {
            return Optional.of(new Offer(Topic.PLATFORM, "", Cadence.RAW, false, MarketFeeds.PlatformStates::new));
        }
        return part.length == 2 && part[1].equals("public_methods_state")
                ? Optional.of(new Offer(
                        Topic.PUBLIC_METHODS, "", Cadence.RAW, false, () -> new MarketFeeds.PublicMethods(venue)))
                : Optional.empty();
    }

    /** Nothing is announced here and nobody trades off the book: there is a channel, and it is silent. */
    private static Optional<Offer> silence() {
        return Optional.of(new Offer(Topic.QUIET, "", Cadence.SECOND, false, MarketFeeds.Silence::new));
    }

    private Optional<Offer> index(String[] part) {
        String family = part[0].equals("markprice") && part.length == 3 ? part[0] + "." + part[1] : part[0];
        if (part.length != (family.equals(part[0]) ? 2 : 3)) {
            return Optional.empty();
        }
        return venue.currencyOfIndex(part[part.length - 1]).flatMap(currency -> index(family, currency));
    }

    private Optional<Offer> index(String family, Currency currency) {
        String key = currency.code();
        return switch (family) {
            case "deribit_price_index" ->
                offer(Topic.INDEX, key, Cadence.RAW, () -> new MarketFeeds.Indices(venue, currency));
            case "deribit_price_statistics" ->
                offer(Topic.INDEX, key, Cadence.SECOND, () -> new MarketFeeds.IndexStatistics(venue, currency));
            case "estimated_expiration_price" ->
                offer(Topic.INDEX, key, Cadence.SECOND, () -> new MarketFeeds.ExpirationPrices(venue, currency));
            case "deribit_volatility_index" ->
                offer(Topic.VOLATILITY, key, Cadence.RAW, () -> new MarketFeeds.VolatilityIndices(venue, currency));
            case "markprice.options" ->
                offer(
                        Topic.MARKS,
                        venue.market().index(currency).name(),
                        Cadence.SECOND,
                        () -> new MarketFeeds.OptionMarks(venue, currency));
            default -> Optional.empty();
        };
    }

    private static Optional<Offer> offer(Topic topic, String key, Cadence cadence, Supplier<Feed> feed) {
        return Optional.of(new Offer(topic, key, cadence, false, feed));
    }

    private boolean isCurrency(String code) {
        return code.equals("any")
                || venue.directory().all().stream()
                        .anyMatch(listed -> listed.currency().code().equals(code))
                || venue.market().currencies().stream()
                        .anyMatch(currency -> currency.code().equals(code));
    }
}
