package gammadesk.connectors.deribit;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of the venue's past.
 *
 * @param rows as they came
 * @param continuation the end of what is still older, where the venue tells it
 * @param hasMore whether the venue says that it has more for an answer than stands here
 */
public record PastPage<T>(List<T> rows, OptionalLong continuation, boolean hasMore) {
    public PastPage {
        rows = List.copyOf(rows);
    }

    /** A page of which the venue says nothing more. */
    PastPage(List<T> rows) {
        this(rows, OptionalLong.empty(), false);
    }
}
