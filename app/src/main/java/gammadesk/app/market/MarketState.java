package gammadesk.app.market;

import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.InventoryState;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One currency's market as it stands, written by the analytics thread alone. */
final class MarketState {
    private static final int MOST_TRADES = 200;

    private final String venue;
    private final Currency currency;
    private final ChainPricer pricer;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Map<String, Ticker> tickers = new HashMap<>();
    private final Map<String, OrderBook> books = new HashMap<>();
    private final Deque<Trade> trades = new ArrayDeque<>();
    private final SurfaceWatch surface;
    private final ExposureWatch dealers;
    private Map<String, Instrument> listed = Map.of();
    private ChainAssembler assembler;
    private @Nullable IndexPrice index;
    private double volatilityIndexPercent = Double.NaN;
    private long venueMillis;

    MarketState(String venue, Currency currency, ChainPricer pricer, LongSupplier nanos, ExposureWatch dealers) {
        this.pricer = pricer;
        this.venue = venue;
        this.currency = currency;
        this.dealers = dealers;
        this.assembler = new ChainAssembler(currency, List.of());
        this.surface = new SurfaceWatch(currency, nanos);
    }

    /** Takes over what concerns this currency. */
    void take(EventInbox.Batch batch) {
        takeListing(batch);
        Optional.ofNullable(batch.combos.get(currency)).ifPresent(news -> dealers.know(news.combos()));
        batch.tickers.forEach((name, ticker) -> ifListed(name, () -> tickers.put(name, ticker), ticker.stamp()));
        batch.marks.forEach((name, mark) -> ifListed(name, () -> takeMark(mark), mark.stamp()));
        batch.books.forEach((name, book) -> ifListed(name, () -> books.put(name, book), book.stamp()));
        batch.trades.forEach(dealers::take);
        batch.trades.forEach(trade -> ifListed(trade.instrument(), () -> takeTrade(trade), trade.stamp()));
        batch.indices.values().forEach(this::takeIndex);
        batch.volatilityIndices.values().forEach(this::takeVolatilityIndex);
    }

    private void takeListing(EventInbox.Batch batch) {
        MarketEvent.Listing listing = batch.listings.get(currency);
        boolean changed = listing != null;
        if (listing != null) {
            instruments.clear();
            listing.instruments().forEach(i -> instruments.put(i.name(), i));
            tickers.keySet().retainAll(instruments.keySet());
            books.keySet().retainAll(instruments.keySet());
        }
        for (MarketEvent.StateChange change : batch.states.values()) {
            changed |= instruments.computeIfPresent(
                            change.instrument(), (_, instrument) -> instrument.withState(change.state()))
                    != null;
        }
        if (changed) {
            listed = Map.copyOf(instruments);
            assembler = new ChainAssembler(currency, instruments.values());
        }
    }

    private void ifListed(String name, Runnable action, Stamp stamp) {
        if (instruments.containsKey(name)) {
            action.run();
            venueMillis = Math.max(venueMillis, stamp.venueMillis());
        }
    }

    /** Marks come for all options at once and may be newer than the option's own ticker. */
    private void takeMark(MarketEvent.MarkUpdate mark) {
        tickers.computeIfPresent(
                mark.instrument(),
                (_, t) -> t.stamp().venueMillis() >= mark.stamp().venueMillis()
                        ? t
                        : t.withMark(mark.markPrice(), mark.markIvPercent()));
    }

    private void takeTrade(Trade trade) {
        trades.addFirst(trade);
        if (trades.size() > MOST_TRADES) {
            trades.removeLast();
        }
    }

    private void takeIndex(IndexPrice update) {
        if (isOurs(update.name())) {
            index = update;
            venueMillis = Math.max(venueMillis, update.stamp().venueMillis());
        }
    }

    private void takeVolatilityIndex(MarketEvent.VolatilityIndexUpdate update) {
        if (isOurs(update.indexName())) {
            volatilityIndexPercent = update.volatilityPercent();
        }
    }

    private boolean isOurs(String indexName) {
        return indexName.equals(currency.code().toLowerCase(Locale.ROOT) + "_usd");
    }

    boolean isKnown() {
        return !instruments.isEmpty();
    }

    /** The index, NaN before the first. */
    double index() {
        return index == null ? Double.NaN : index.price();
    }

    /** The chain as it stands, valued. */
    ChainValuation value(long nowNanos) {
        return pricer.valuation(assembler.assemble(venue, venueMillis, index(), tickers, nowNanos));
    }

    /** Fits the surface to a valued chain. */
    void fit(ChainValuation valuation) {
        surface.take(valuation);
    }

    /** What the dealers hold; in its turn with what needs repricing. */
    DealerPicture dealers(ChainValuation valuation, ExposureWatch.Wishes wishes, boolean itsTurn) {
        return dealers.take(
                valuation, new ExposureWatch.Around(surface.surface(), depthSources(), futuresCoin()), wishes, itsTurn);
    }

    /** The record of public trades, empty before it began. */
    Optional<InventoryState> inventory() {
        return dealers.state(venueMillis);
    }

    private List<DepthCurve.Source> depthSources() {
        return books.values().stream()
                .filter(book -> isFuture(instrument(book)))
                .map(book -> new DepthCurve.Source(book, instrument(book).settlement()))
                .toList();
    }

    /** Open interest of perpetual and futures, coin. */
    private double futuresCoin() {
        return futures().stream()
                .mapToDouble(MarketState::openCoin)
                .filter(Double::isFinite)
                .sum();
    }

    private static double openCoin(DatedQuote future) {
        Ticker ticker = future.ticker();
        return future.instrument().settlement() == Settlement.INVERSE
                ? ticker.openInterest() / ticker.mark()
                : ticker.openInterest();
    }

    private static boolean isFuture(Instrument instrument) {
        return instrument.kind() == InstrumentKind.PERPETUAL || instrument.kind() == InstrumentKind.FUTURE;
    }

    /** The venue's own greeks of an instrument, empty without a ticker. */
    Optional<Greeks> venueGreeks(String instrument) {
        return Optional.ofNullable(tickers.get(instrument)).map(Ticker::greeks);
    }

    /** Everything known. */
    MarketPicture picture(ChainValuation valuation, DealerPicture exposure, long nowNanos) {
        return new MarketPicture(
                currency,
                venueMillis,
                index(),
                index == null ? Double.NaN : index.stamp().ageSeconds(nowNanos),
                perpetualChange(),
                volatilityIndexPercent,
                valuation,
                surface.surface(),
                surface.session(),
                exposure,
                futures(),
                followedBooks(),
                new ArrayList<>(trades),
                listed);
    }

    private double perpetualChange() {
        Ticker perpetual = tickers.get(currency + "-PERPETUAL");
        return perpetual == null ? Double.NaN : perpetual.priceChange24h();
    }

    private List<DatedQuote> futures() {
        return instruments.values().stream()
                .filter(MarketState::isFuture)
                .filter(i -> tickers.containsKey(i.name()))
                .sorted(Comparator.comparing(MarketState::date))
                .map(i -> new DatedQuote(i, Objects.requireNonNull(tickers.get(i.name()))))
                .toList();
    }

    private List<OrderBook> followedBooks() {
        return books.values().stream()
                .sorted(Comparator.comparing((OrderBook book) -> date(instrument(book)))
                        .thenComparing(OrderBook::instrument))
                .toList();
    }

    private Instrument instrument(OrderBook book) {
        return Objects.requireNonNull(instruments.get(book.instrument()));
    }

    /** A perpetual sorts before every dated contract. */
    private static LocalDate date(Instrument instrument) {
        return instrument.expiry().map(Expiry::date).orElse(LocalDate.MIN);
    }
}
