package gammadesk.connectors.history;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.analytics.port.Venue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A venue's past, of which what was fetched once is kept in a folder and only the rest is asked for. Bars and funding
 * are kept, trades are not. A row is kept when a minute has passed since it was known, by this machine's clock. What
 * cannot be read or kept is fetched all the same, and said in a notice.
 */
public final class CachedHistory implements MarketHistory {
    private static final long SETTLED_MILLIS = 60_000;

    private final MarketHistory source;
    private final Path folder;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    private CachedHistory(MarketHistory source, Path folder, Clock clock) {
        this.source = source;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Keeps a venue's past in a folder of its own below a root. The embedded exchange's past is made up anew with every
     * market and costs nothing to ask for: it is not kept, so that it can never be taken for a real one.
     */
    public static MarketHistory of(MarketHistory source, Path root, Clock clock) {
        Venue venue = source.venue();
        return venue.environment() == Venue.Environment.EMBEDDED
                ? source
                : new CachedHistory(source, root.resolve(folderOf(venue)), clock);
    }

    private static String folderOf(Venue venue) {
        String environment = venue.environment().name().toLowerCase(Locale.ROOT);
        return Series.plain(venue.name() + "-" + environment + "-" + venue.address());
    }

    @Override
    public Venue venue() {
        return source.venue();
    }

    @Override
    public HistoryAnswer<Candle> candles(String instrument, BarLength length, long fromMillis, long toMillis) {
        return get(
                Series.candles(instrument, length),
                evenly(length, fromMillis, toMillis),
                span -> source.candles(instrument, length, span.from(), span.to()));
    }

    @Override
    public HistoryAnswer<FundingRate> funding(String perpetual, long fromMillis, long toMillis) {
        return get(
                Series.funding(perpetual),
                new Span(Math.max(0, fromMillis), toMillis),
                span -> source.funding(perpetual, span.from(), span.to()));
    }

    @Override
    public HistoryAnswer<Candle> volatilityIndex(Currency currency, BarLength length, long fromMillis, long toMillis) {
        return get(
                Series.volatilityIndex(currency, length),
                evenly(length, fromMillis, toMillis),
                span -> source.volatilityIndex(currency, length, span.from(), span.to()));
    }

    @Override
    public HistoryAnswer<Trade> trades(String instrument, long fromMillis, long toMillis) {
        return source.trades(instrument, fromMillis, toMillis);
    }

    @Override
    public HistoryAnswer<Trade> trades(Currency currency, long fromMillis, long toMillis) {
        return source.trades(currency, fromMillis, toMillis);
    }

    @Override
    public void close() {
        source.close();
    }

    /** Stretches of bars begin and end where bars do. */
    private static Span evenly(BarLength length, long fromMillis, long toMillis) {
        long furthest = length.floor(Long.MAX_VALUE);
        return new Span(length.ceil(Math.max(0, fromMillis)), toMillis >= furthest ? furthest : length.ceil(toMillis));
    }

    @FunctionalInterface
    private interface Fetch<T> {
        HistoryAnswer<T> of(Span span);
    }

    private <T> HistoryAnswer<T> get(Series<T> series, Span wanted, Fetch<T> fetch) {
        SeriesFile<T> file = new SeriesFile<>(folder, series);
        List<String> notices = new ArrayList<>();
        NavigableMap<Long, T> rows = new TreeMap<>();
        List<String> reasons = new ArrayList<>();
        SeriesFile.Content<T> kept = read(file, notices);
        rows.putAll(kept.rows());
        for (Span missing : wanted.without(kept.covered())) {
            HistoryAnswer<T> answer = fetch.of(missing);
            answer.rows().forEach(row -> rows.put(series.time().applyAsLong(row), row));
            notices.addAll(answer.notices());
            keep(file, series, missing, answer, notices);
            reason(answer, reasons);
        }
        return answer(rows, wanted, reasons, notices.stream().distinct().toList());
    }

    private static void reason(HistoryAnswer<?> answer, List<String> reasons) {
        switch (answer) {
            case HistoryAnswer.Whole<?> _ -> {}
            case HistoryAnswer.Part<?> part -> reasons.add(part.reason());
            case HistoryAnswer.Unavailable<?> none -> reasons.add(none.reason());
        }
    }

    private static <T> HistoryAnswer<T> answer(
            NavigableMap<Long, T> rows, Span wanted, List<String> reasons, List<String> notices) {
        List<T> found = wanted.from() < wanted.to()
                ? List.copyOf(rows.subMap(wanted.from(), wanted.to()).values())
                : List.of();
        if (reasons.isEmpty()) {
            return new HistoryAnswer.Whole<>(found, notices);
        }
        return found.isEmpty()
                ? new HistoryAnswer.Unavailable<>(reasons.getFirst())
                : new HistoryAnswer.Part<>(found, reasons.getFirst(), notices);
    }

    private <T> SeriesFile.Content<T> read(SeriesFile<T> file, List<String> notices) {
        try {
            return file.read();
        } catch (IOException e) {
            notices.add(
                    "What was kept in " + folder + " cannot be read (" + e.getMessage() + "); it was fetched again.");
            return new SeriesFile.Content<>(new TreeMap<>(), List.of());
        }
    }

    private <T> void keep(
            SeriesFile<T> file, Series<T> series, Span asked, HistoryAnswer<T> answer, List<String> notices) {
        long settled = clock.epochMillis() - SETTLED_MILLIS;
        List<T> rows = answer.rows().stream()
                .filter(row -> series.known().applyAsLong(row) <= settled)
                .toList();
        List<Span> covered = answer.isWhole() ? upToLast(series, asked, rows) : runs(series, rows);
        if (covered.isEmpty()) {
            return;
        }
        turn.lock();
        try {
            file.append(rows, covered);
        } catch (IOException e) {
            notices.add("The past could not be kept in " + folder + " (" + e.getMessage()
                    + "); it will be fetched again next time.");
        } finally {
            turn.unlock();
        }
    }

    /** What is not there at the end may only not be over yet. */
    private static <T> List<Span> upToLast(Series<T> series, Span asked, List<T> rows) {
        return rows.isEmpty() ? List.of() : List.of(new Span(asked.from(), after(series, rows.getLast())));
    }

    /** Of an answer that broke off only what stands without a gap is certain. */
    private static <T> List<Span> runs(Series<T> series, List<T> rows) {
        return Span.united(rows.stream()
                .map(row -> new Span(series.time().applyAsLong(row), after(series, row)))
                .toList());
    }

    private static <T> long after(Series<T> series, T row) {
        return series.time().applyAsLong(row) + series.stepMillis();
    }
}
