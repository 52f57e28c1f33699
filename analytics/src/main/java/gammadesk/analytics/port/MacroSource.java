package gammadesk.analytics.port;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroRelease;
import java.time.LocalDate;

/**
 * Macroeconomic series as they became known. Every method waits for its answer and throws nothing on account of the
 * network or the disk; an interrupted thread gets what had arrived and stays interrupted. Safe for several threads.
 */
public interface MacroSource extends AutoCloseable {
    /** Where the numbers come from, for the screen; never holds a key. */
    String origin();

    /**
     * Every published value of a series, first values and revisions, by the moment from which it was known.
     *
     * @param series the publisher's id, such as {@code DGS10}
     * @param from first reference date
     * @param to last reference date
     */
    HistoryAnswer<MacroObservation> observations(String series, LocalDate from, LocalDate to);

    /**
     * The dates on which the publication that a series belongs to came out or will come out; both days belong to the
     * stretch.
     */
    HistoryAnswer<MacroRelease> releases(String series, LocalDate from, LocalDate to);

    /** Ends whatever is under way. Idempotent. */
    @Override
    void close();
}
