package gammadesk.app.market;

import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Greeks;
import java.util.Optional;
import java.util.function.Function;

/** Adds the risk of the trader's book to a cycle. Called on the analytics thread; must not block. */
@FunctionalInterface
public interface RiskSource {
    /**
     * The newest picture of the book, which may be of an earlier market; empty before the first.
     *
     * @param snapshot the cycle's, without the book
     * @param venueGreeks the venue's own of an instrument, unknown where it gives none; only to be asked during the
     *     call
     */
    Optional<BookPicture> picture(DeskSnapshot snapshot, Function<String, Greeks> venueGreeks);
}
