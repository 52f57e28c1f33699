package gammadesk.views.shell;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.List;
import java.util.Optional;

/**
 * What the status bar says at one moment.
 *
 * @param stale whether the numbers on screen can no longer be believed
 * @param connection the state in words
 * @param reason more on the state, for hovering
 * @param age of the newest message, in words
 */
record Status(
        Venue venue,
        Currency currency,
        List<Currency> currencies,
        boolean stale,
        String connection,
        String reason,
        String index,
        String change,
        String volatilityIndex,
        String roundTrip,
        String messages,
        String age,
        long gaps,
        long reconnects,
        long malformed,
        int staleBooks,
        String notice) {
    /** Short enough that, with cycles and the bar's own rhythm added, the word appears within a second. */
    private static final double STALE_AFTER_SECONDS = 0.6;

    static Status of(DeskSnapshot snapshot, Currency currency, long nowNanos) {
        FeedHealth health = snapshot.health();
        Optional<MarketPicture> market = snapshot.market(currency);
        double age = ageSeconds(health, nowNanos);
        boolean stale = age > STALE_AFTER_SECONDS || (!Double.isNaN(age) && health.state() != FeedState.LIVE);
        return new Status(
                snapshot.venue(),
                currency,
                snapshot.markets().keySet().stream().sorted().toList(),
                stale,
                connection(snapshot, stale, age),
                health.reason(),
                market.map(m -> Numbers.usd(m.index())).orElse(Numbers.MISSING),
                market.map(m -> Numbers.change(m.indexChange24hPercent())).orElse(Numbers.MISSING),
                market.map(m -> Numbers.percent(m.volatilityIndexPercent())).orElse(Numbers.MISSING),
                roundTrip(health.roundTripMillis()),
                Numbers.fixed(health.messagesPerSecond(), 0),
                Times.age(age),
                health.gaps(),
                health.reconnects(),
                health.malformed(),
                health.staleBooks(),
                snapshot.platformNotice());
    }

    private static double ageSeconds(FeedHealth health, long nowNanos) {
        return health.lastMessageNanos() == 0 ? Double.NaN : Math.max(0, nowNanos - health.lastMessageNanos()) / 1e9;
    }

    private static String connection(DeskSnapshot snapshot, boolean stale, double age) {
        FeedHealth health = snapshot.health();
        String words = health.state().sentence();
        if (!stale) {
            return snapshot.venue().name() + ": " + words;
        }
        return "STALE: nothing heard for " + Times.age(age) + (health.state() == FeedState.LIVE ? "" : ", " + words);
    }

    private static String roundTrip(double millis) {
        return Double.isNaN(millis) ? Numbers.MISSING : Numbers.fixed(millis, millis < 9.95 ? 1 : 0) + " ms";
    }
}
