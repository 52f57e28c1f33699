package gammadesk.views.chart;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedState;

/**
 * How far a picture can be believed.
 *
 * @param state of the feed
 * @param ageSeconds since the feed last said anything, NaN if it never did
 */
public record Freshness(FeedState state, double ageSeconds) {
    private static final double LIMIT_SECONDS = 1;

    /** Of a picture, now. */
    public static Freshness of(DeskSnapshot snapshot, Clock clock) {
        long last = snapshot.health().lastMessageNanos();
        double age = last == 0 ? Double.NaN : Math.max(0, clock.nanos() - last) / 1e9;
        return new Freshness(snapshot.health().state(), age);
    }

    /** Whether values must be dimmed. */
    public boolean stale() {
        return state != FeedState.LIVE || !(ageSeconds <= LIMIT_SECONDS);
    }

    /** For the title: the age, and what is wrong if something is. */
    public String sentence() {
        String age = Formats.age(ageSeconds) + (Double.isNaN(ageSeconds) ? "" : " old");
        if (!stale()) {
            return age;
        }
        return state == FeedState.LIVE ? "STALE, " + age : "STALE, " + age + ", feed " + state.sentence();
    }
}
