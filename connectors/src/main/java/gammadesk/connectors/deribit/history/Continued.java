package gammadesk.connectors.deribit.history;

import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.deribit.DeribitMessage.BarData;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitResult.Value;
import gammadesk.connectors.deribit.PastPage;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Pages back by the venue's continuation: each answer tells the end of the next question. */
final class Continued {
    private static final int MOST_PAGES = 2_000;

    private Continued() {}

    /** All bars that begin within both ends, which belong to it. */
    static HistoryAnswer<BarData> gather(long first, long last, PoliteLine line, Question<BarData> question) {
        NavigableMap<Long, BarData> rows = new TreeMap<>();
        long end = last;
        for (int pages = 0; end >= first; pages++) {
            if (pages == MOST_PAGES) {
                return Gathered.broken(rows.values(), "more than " + MOST_PAGES + " pages: ask for a shorter time");
            }
            long to = end;
            switch (line.ask(() -> question.page(first, to))) {
                case Value<PastPage<BarData>>(PastPage<BarData> page) -> {
                    keep(page, first, last, rows);
                    OptionalLong older = page.continuation();
                    if (older.isPresent() && older.getAsLong() >= end) {
                        return Gathered.broken(rows.values(), "the venue's continuation does not move on");
                    }
                    end = older.orElse(first - 1);
                }
                case Failure<PastPage<BarData>> failure -> {
                    return Gathered.broken(rows.values(), line.reason(failure.error()));
                }
            }
        }
        return Gathered.whole(rows.values());
    }

    private static void keep(PastPage<BarData> page, long first, long last, NavigableMap<Long, BarData> rows) {
        page.rows().stream()
                .filter(row -> row.startMillis() >= first && row.startMillis() <= last)
                .forEach(row -> rows.putIfAbsent(row.startMillis(), row));
    }
}
