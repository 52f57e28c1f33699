package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueAccount;
import gammadesk.app.hedging.ReplayedHedging;
import gammadesk.connectors.deribit.DeribitPlayback;
import gammadesk.connectors.replay.SessionEnd;
import java.util.List;

/**
 * What a replay came to.
 *
 * @param advisor who hedged; {@link SessionReplay#NO_HEDGE} when nobody did
 * @param wire what came over the wire
 * @param events of the market
 * @param cycles pictures that were made
 * @param virtualSeconds of the session's own time
 * @param pace how long it took
 * @param hedging what the desk did
 * @param tally what became of its orders
 * @param usd the account in USD with what explains its change
 * @param positions what was held at the end
 * @param end of the session
 * @param saying the last word of each coin's advisor
 */
public record ReplayResult(
        String advisor,
        DeribitPlayback.Counts wire,
        long events,
        long cycles,
        double virtualSeconds,
        Pace pace,
        ReplayedHedging.Counts hedging,
        ReplayTally tally,
        VenueAccount.Money usd,
        List<VenueAccount.Held> positions,
        SessionEnd end,
        List<String> saying) {
    public ReplayResult {
        positions = List.copyOf(positions);
        saying = List.copyOf(saying);
    }

    /**
     * How long it took. The parts are of the replaying thread on its core: what other programs took of the machine
     * meanwhile is in the wall time alone.
     *
     * @param wallSeconds all of it on the clock
     * @param decodeSeconds reading, checking and parsing what was recorded
     * @param marketSeconds market state, venue and pictures
     * @param hedgeSeconds advisors, guardrails and work
     */
    public record Pace(double wallSeconds, double decodeSeconds, double marketSeconds, double hedgeSeconds) {
        /** From decoded events on. */
        public double replaySeconds() {
            return marketSeconds + hedgeSeconds;
        }
    }

    /** Events a second of a core from decoded events on. */
    public double eventsPerSecond() {
        return events / pace.replaySeconds();
    }

    /** Events a second of a core, decoding included. */
    public double eventsPerSecondDecoded() {
        return events / (pace.decodeSeconds() + pace.replaySeconds());
    }
}
