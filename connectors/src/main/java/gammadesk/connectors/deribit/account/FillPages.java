package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Fill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages of executions: asked for from the earliest, each page from the last execution of the page before. The venue's
 * largest page holds 1,000; more than that in one millisecond could not be told apart by time.
 */
final class FillPages {
    private static final int PAGE = 1_000;

    private FillPages() {}

    /** What every question for a page has in common. */
    static Params params(long fromMillis, long toMillis, boolean historical) {
        return new Params()
                .number("start_timestamp", fromMillis)
                .number("end_timestamp", toMillis)
                .number("count", PAGE)
                .text("sorting", "asc")
                .flag("historical", historical);
    }

    /**
     * Where the next page starts. The millisecond of the last execution is asked for again, since more may have
     * happened in it; only a page that never left its first millisecond must be stepped over.
     */
    static long next(long fromMillis, List<Fill> page) {
        long last = page.isEmpty() ? fromMillis : page.getLast().stamp().venueMillis();
        return Math.max(last, fromMillis + (last > fromMillis ? 0 : 1));
    }

    /** Pages overlap by a moment: what is known already is left out. */
    static List<Fill> joined(List<Fill> before, List<Fill> page) {
        Map<String, Fill> all = new LinkedHashMap<>();
        before.forEach(fill -> all.put(fill.instrument() + " " + fill.tradeId(), fill));
        page.forEach(fill -> all.putIfAbsent(fill.instrument() + " " + fill.tradeId(), fill));
        return List.copyOf(all.values());
    }
}
