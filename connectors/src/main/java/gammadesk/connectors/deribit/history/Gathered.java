package gammadesk.connectors.deribit.history;

import gammadesk.analytics.port.HistoryAnswer;
import java.util.Collection;
import java.util.List;

/** What of a stretch has arrived, and how it ended. */
final class Gathered {
    private Gathered() {}

    static <T> HistoryAnswer<T> whole(Collection<T> rows) {
        return new HistoryAnswer.Whole<>(List.copyOf(rows));
    }

    /** It broke off. */
    static <T> HistoryAnswer<T> broken(Collection<T> rows, String reason) {
        return rows.isEmpty()
                ? new HistoryAnswer.Unavailable<>(reason)
                : new HistoryAnswer.Part<>(List.copyOf(rows), reason, List.of());
    }
}
