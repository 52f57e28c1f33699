package gammadesk.app.risk;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.risk.RiskBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoBookTest {
    private static final long MORNING = Instant.parse("2026-04-02T05:00:00Z").toEpochMilli();
    private static final double INDEX = 66_000;
    private static final Expiry TODAY = new Expiry(LocalDate.of(2026, 4, 2));
    private static final Expiry APRIL = new Expiry(LocalDate.of(2026, 4, 24));
    private static final Expiry MAY = new Expiry(LocalDate.of(2026, 5, 29));

    @Test
    void waitsForThePricesOfAnExpiry() {
        assertThat(book(listed(APRIL), listed(MAY, 0, 2))).isEmpty();
        assertThat(book(listed(APRIL), listed(MAY, 2))).isPresent();
    }

    @Test
    void doesNotWaitForAnExpiryWhoseOptionsEndWorthlessWithinHours() {
        RiskBook book = book(listed(TODAY, 0, 2, 3), listed(APRIL)).orElseThrow();
        assertThat(book.entries())
                .isNotEmpty()
                .noneMatch(entry -> entry.instrument().contains(TODAY.label()));
    }

    private static Optional<RiskBook> book(ExpiryChain... listed) {
        return DemoBook.of(List.of(SmallMarket.picture(MORNING, 0, INDEX, listed)));
    }

    private static ExpiryChain listed(Expiry expiry, int... unmarked) {
        return SmallMarket.expiry(expiry, MORNING, INDEX, unmarked);
    }
}
