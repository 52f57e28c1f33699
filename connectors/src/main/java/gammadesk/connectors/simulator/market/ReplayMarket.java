package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Recorded chains as a market, at their recorded times. Each recorded moment holds until the next one; nothing is
 * invented in between. Amounts were not recorded: every quote is shown with the smallest amount that the venue accepts,
 * and a book has one level a side. There are no deliveries or funding rates, and no trades but those of participants,
 * for none were recorded.
 *
 * <p>Recorded moments may lie hours apart: choose the speed from {@link #snapshotTimes()} so that one comes every few
 * seconds.
 */
public final class ReplayMarket implements VenueMarket {
    private static final long KEEP_EXPIRED_MILLIS = 3 * ListingCalendar.DAY_MILLIS;

    private final List<RecordedSnapshot> snapshots;
    private final List<SkippedRow> skipped;
    private final boolean repeated;
    private final Deque<Instrument> expired = new ArrayDeque<>();
    private int position;
    private long now;
    private long changeId = 1;
    private final ReplayHouse house = new ReplayHouse(this::current, () -> changeId++);

    private ReplayMarket(List<RecordedSnapshot> snapshots, List<SkippedRow> skipped, boolean repeated) {
        this.snapshots = snapshots;
        this.skipped = skipped;
        this.repeated = repeated;
        this.now = snapshots.getFirst().millis();
    }

    /** A recording that ends: see {@link #open(List, boolean)}. */
    public static ReplayMarket open(List<Path> paths) throws IOException {
        return open(paths, false);
    }

    /**
     * Reads chain files, plain or gzipped; of a folder every chain file in it. A row that cannot be used is left out
     * and told by {@link #skipped}. Throws {@link IOException} that names file and line when a named file is no chain,
     * or when nothing can be used.
     *
     * @param repeated whether to begin again after the end; {@link #nowMillis} then falls back to {@link #firstMillis},
     *     from where the caller goes on
     */
    public static ReplayMarket open(List<Path> paths, boolean repeated) throws IOException {
        RecordingFiles files = RecordingFiles.read(paths);
        return new ReplayMarket(files.snapshots(), files.skipped(), repeated);
    }

    /** The first recorded moment. */
    public long firstMillis() {
        return snapshots.getFirst().millis();
    }

    /** The last recorded moment. */
    public long lastMillis() {
        return snapshots.getLast().millis();
    }

    /** All recorded moments, ascending. */
    public List<Long> snapshotTimes() {
        return snapshots.stream().map(RecordedSnapshot::millis).toList();
    }

    /** Rows that were left out, with the reason. */
    public List<SkippedRow> skipped() {
        return List.copyOf(skipped);
    }

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public boolean isOver() {
        return !repeated && now >= lastMillis();
    }

    @Override
    public void advanceTo(long venueMillis, Sink sink) {
        if (venueMillis <= now) {
            return;
        }
        while (position + 1 < snapshots.size() && snapshots.get(position + 1).millis() <= venueMillis) {
            moveTo(position + 1, sink);
        }
        now = venueMillis;
        if (repeated && venueMillis > lastMillis()) {
            expired.clear();
            moveTo(0, sink);
        }
    }

    private void moveTo(int next, Sink sink) {
        RecordedSnapshot before = snapshots.get(position);
        RecordedSnapshot after = snapshots.get(next);
        position = next;
        now = after.millis();
        changeId++;
        house.next();
        expired.removeIf(old -> old.expiry().orElseThrow().epochMillis() < now - KEEP_EXPIRED_MILLIS);
        reportGone(instruments(before), after, sink);
        reportIndices(before, after, sink);
        after.futures().forEach((name, future) -> {
            if (!before.futures().containsKey(name)) {
                sink.stateChanged(future.instrument());
            }
            if (!future.equals(before.futures().get(name))) {
                sink.tickerChanged(name);
            }
        });
        after.options().forEach((name, row) -> reportOption(before.options().get(name), row, sink));
    }

    private static void reportOption(@Nullable RecordedOption before, RecordedOption after, Sink sink) {
        String name = after.instrument().name();
        if (before == null) {
            sink.stateChanged(after.instrument());
        }
        if (before == null || !after.quote().equals(before.quote())) {
            sink.bookChanged(name);
        }
        if (!after.equals(before)) {
            sink.tickerChanged(name);
        }
    }

    private void reportGone(List<Instrument> before, RecordedSnapshot after, Sink sink) {
        for (Instrument instrument : before) {
            String name = instrument.name();
            if (!after.options().containsKey(name) && !after.futures().containsKey(name)) {
                boolean delivered = instrument.expiry().stream().anyMatch(expiry -> expiry.epochMillis() <= now);
                Instrument gone =
                        instrument.withState(delivered ? InstrumentState.DELIVERED : InstrumentState.INACTIVE);
                if (delivered) {
                    expired.addFirst(gone);
                }
                sink.stateChanged(gone);
            }
        }
    }

    private static void reportIndices(RecordedSnapshot before, RecordedSnapshot after, Sink sink) {
        for (Currency currency : after.currencies()) {
            if (!Objects.equals(after.indices().get(currency), before.indices().get(currency))) {
                sink.indexChanged(currency);
            }
            if (!Objects.equals(
                    after.volatilityIndices().get(currency),
                    before.volatilityIndices().get(currency))) {
                sink.volatilityIndexChanged(currency);
            }
        }
    }

    @Override
    public List<Currency> currencies() {
        return current().currencies();
    }

    @Override
    public List<Instrument> instruments() {
        return instruments(current());
    }

    private static List<Instrument> instruments(RecordedSnapshot snapshot) {
        List<Instrument> all = new ArrayList<>();
        snapshot.futures().values().forEach(future -> all.add(future.instrument()));
        snapshot.options().values().forEach(option -> all.add(option.instrument()));
        return all;
    }

    @Override
    public List<Instrument> expired() {
        return List.copyOf(expired);
    }

    @Override
    public Ticker ticker(String instrument) {
        RecordedOption option = current().options().get(instrument);
        if (option != null) {
            RecordedOption left = option.withQuote(house.left(option));
            return house.counted(Tickers.recorded(left, current().millis()), now);
        }
        return house.counted(
                Tickers.recordedFuture(future(instrument), current().millis()), now);
    }

    @Override
    public OrderBook book(String instrument) {
        RecordedOption option = current().options().get(instrument);
        if (option == null) {
            return book(future(instrument).instrument().name(), Quote.NONE);
        }
        return book(instrument, house.left(option));
    }

    private OrderBook book(String instrument, Quote quote) {
        return new OrderBook(
                instrument,
                changeId,
                level(quote.bid(), quote.bidAmount()),
                level(quote.ask(), quote.askAmount()),
                false,
                new Stamp(current().millis(), 0));
    }

    @Override
    public House house() {
        return house;
    }

    private static List<OrderBook.Level> level(double price, double amount) {
        return price > 0 ? List.of(new OrderBook.Level(price, amount)) : List.of();
    }

    @Override
    public IndexPrice index(Currency currency) {
        return indexPrice(current(), currency);
    }

    @Override
    public double volatilityIndex(Currency currency) {
        return known(current().volatilityIndices(), currency);
    }

    @Override
    public List<IndexPrice> indexHistory(Currency currency, long fromMillis, long toMillis) {
        return snapshots.subList(0, position + 1).stream()
                .filter(snapshot -> snapshot.millis() >= fromMillis && snapshot.millis() <= toMillis)
                .filter(snapshot -> snapshot.indices().containsKey(currency))
                .map(snapshot -> indexPrice(snapshot, currency))
                .toList();
    }

    /** None: delivery prices were not recorded. */
    @Override
    public List<Delivery> deliveries(Currency currency) {
        return List.of();
    }

    private RecordedSnapshot current() {
        return snapshots.get(position);
    }

    private RecordedFuture future(String name) {
        RecordedFuture future = current().futures().get(name);
        if (future == null) {
            throw new IllegalArgumentException("not listed: " + name);
        }
        return future;
    }

    private static IndexPrice indexPrice(RecordedSnapshot snapshot, Currency currency) {
        return new IndexPrice(
                Contracts.indexName(currency), known(snapshot.indices(), currency), new Stamp(snapshot.millis(), 0));
    }

    private static double known(Map<Currency, Double> values, Currency currency) {
        Double value = values.get(currency);
        if (value == null) {
            throw new IllegalArgumentException("no market in " + currency);
        }
        return value;
    }
}
