package gammadesk.connectors.deribit.history;

import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitResult.Value;
import gammadesk.connectors.deribit.PastPage;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Pages back through rows at even distances for which the venue has no continuation: where an answer is too long it
 * holds the newest rows, so the next question ends before the oldest row that came. An empty window is passed over: a
 * venue may have been shut.
 *
 * @param stepMillis from row to row
 * @param rowsPerPage what the venue answers at once
 * @param time of a row
 */
record Windows<T>(long stepMillis, int rowsPerPage, ToLongFunction<T> time) {
    private static final int MOST_PAGES = 2_000;

    /** All rows whose time lies within both ends, which belong to it. */
    HistoryAnswer<T> gather(long first, long last, PoliteLine line, Question<T> question) {
        NavigableMap<Long, T> rows = new TreeMap<>();
        long end = last;
        for (int pages = 0; end >= first; pages++) {
            if (pages == MOST_PAGES) {
                return Gathered.broken(rows.values(), "more than " + MOST_PAGES + " pages: ask for a shorter time");
            }
            long from = Math.max(first, end - (rowsPerPage - 1) * stepMillis);
            long to = end;
            switch (line.ask(() -> question.page(from, to))) {
                case Value<PastPage<T>>(PastPage<T> page) -> end = take(page, from, to, rows) - 1;
                case Failure<PastPage<T>> failure -> {
                    return Gathered.broken(rows.values(), line.reason(failure.error()));
                }
            }
        }
        return Gathered.whole(rows.values());
    }

    /** Keeps what lies in the window and tells the time of the oldest, or the window's beginning if there is none. */
    private long take(PastPage<T> page, long from, long to, NavigableMap<Long, T> rows) {
        long oldest = Long.MAX_VALUE;
        for (T row : page.rows()) {
            long at = time.applyAsLong(row);
            if (at >= from && at <= to) {
                rows.putIfAbsent(at, row);
                oldest = Math.min(oldest, at);
            }
        }
        return oldest == Long.MAX_VALUE ? from : oldest;
    }
}
