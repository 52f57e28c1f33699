package gammadesk.app.risk;

import gammadesk.analytics.desk.BookMeter;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.PositionRisk;
import gammadesk.analytics.risk.RiskBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A book's outlook costs many times its greeks: it is computed anew when the book or the choice is another, else
 * seldom.
 */
final class OutlookMemo {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private Optional<Kept> kept = Optional.empty();

    private record Kept(
            List<RiskBook.Entry> entries, int valued, RiskChoice choice, long nanos, Reading<BookOutlook> outlook) {
        boolean stillServes(BookRisk book, RiskChoice asked, long nowNanos) {
            return entries.equals(book.book().entries())
                    && valued == count(book)
                    && choice.equals(asked)
                    && nowNanos - nanos < FRESH_NANOS;
        }
    }

    private static int count(BookRisk book) {
        return (int) book.rows().stream()
                .filter(PositionRisk.Priced.class::isInstance)
                .count();
    }

    Reading<BookOutlook> outlook(BookMeter meter, BookRisk book, RiskChoice choice, long nowNanos) {
        Optional<Kept> serving = kept.filter(last -> last.stillServes(book, choice, nowNanos));
        Kept now = serving.orElseGet(
                () -> new Kept(book.book().entries(), count(book), choice, nowNanos, meter.outlook(book, choice)));
        kept = Optional.of(now);
        return now.outlook();
    }
}
