package gammadesk.app.forecast;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.Candidate.Following;
import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.mispricing.FollowedSignals;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.mispricing.SignalRecord;
import gammadesk.analytics.mispricing.TradingCosts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The desk's own signals, followed at a fixed clock: with the first candidates, and then with the first picture of
 * every hour of the venue's. Of one thread.
 */
final class SignalBook {
    private static final long HOUR_MILLIS = 3_600_000L;

    private final SignalFile file;
    private FollowedSignals signals;
    private Map<Kind, SignalRecord> records;

    /** Goes on with what the file holds. */
    SignalBook(SignalFile file) {
        this.file = file;
        this.signals = file.load();
        this.records = signals.records();
    }

    Map<Kind, SignalRecord> records() {
        return records;
    }

    Map<Kind, Following> following() {
        return signals.following();
    }

    /**
     * Takes a picture when its hour is a new one; before the first forecast there is nothing to follow.
     *
     * @param moment the market of the picture
     */
    void turn(MispricingPicture picture, Supplier<ReplayMoment> moment, TradingCosts costs, Optional<Feature> funding) {
        if (picture.term().isEmpty() || !isDue(picture.venueMillis())) {
            return;
        }
        List<Candidate> candidates = picture.isFresh() ? picture.candidates() : List.of();
        signals = signals.with(moment.get(), candidates, costs, funding);
        records = signals.records();
        file.save(signals);
    }

    private boolean isDue(long millis) {
        return signals.moments().isEmpty()
                || Math.floorDiv(millis, HOUR_MILLIS)
                        > Math.floorDiv(signals.moments().getLast().millis(), HOUR_MILLIS);
    }
}
