package gammadesk.connectors.deribit.history;

import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitResult.Value;
import gammadesk.connectors.deribit.PastPage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pages forward through trades. The next page begins at the millisecond of the last trade, for others may have been
 * done in the same one; what came before is left out by its id.
 */
final class TradePages {
    /** What the venue answers at once. */
    static final int ROWS = 1_000;

    private static final int MOST_PAGES = 200;

    private TradePages() {}

    /** All trades within both ends, which belong to it. */
    static HistoryAnswer<Trade> gather(long first, long last, PoliteLine line, Question<Trade> question) {
        Map<String, Trade> trades = new LinkedHashMap<>();
        long start = Math.max(0, first);
        for (int pages = 0; start <= last; pages++) {
            if (pages == MOST_PAGES) {
                return Gathered.broken(
                        trades.values(), "more than " + trades.size() + " trades: ask for a shorter time");
            }
            long from = start;
            switch (line.ask(() -> question.page(from, last))) {
                case Value<PastPage<Trade>>(PastPage<Trade> page) -> {
                    int before = trades.size();
                    page.rows().forEach(trade -> trades.putIfAbsent(trade.id(), trade));
                    if (!page.hasMore()) {
                        return Gathered.whole(trades.values());
                    }
                    if (trades.size() == before) {
                        return Gathered.broken(trades.values(), "the venue has more trades and does not tell them");
                    }
                    start = page.rows().stream()
                            .mapToLong(trade -> trade.stamp().venueMillis())
                            .max()
                            .orElse(start);
                }
                case Failure<PastPage<Trade>> failure -> {
                    return Gathered.broken(trades.values(), line.reason(failure.error()));
                }
            }
        }
        return Gathered.whole(trades.values());
    }
}
