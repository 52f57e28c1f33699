package gammadesk.app.hedging;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.CourtRules;
import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.LivePeriods;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.learning.book.BandModel;
import java.util.Optional;
import java.util.SplittableRandom;

/** A learned policy that wants to advise on the desk. */
public sealed interface Candidate {
    /** By which a policy names it. */
    String name();

    /**
     * Its model is whole.
     *
     * @param modelHash SHA-256 of the stored model
     * @param trial what came of its trial; empty when nobody has judged it
     */
    record Learned(String name, BandModel model, String modelHash, Optional<Trial> trial) implements Candidate {}

    /**
     * Its model is not used.
     *
     * @param reason why, a clause that names the file
     */
    record Refused(String name, String reason) implements Candidate {}

    /**
     * What came of a trial, as far as the desk needs it.
     *
     * @param admission the ruling
     * @param triedMillis when, milliseconds since the epoch
     * @param hash SHA-256 of the evidence: what drift withdrew comes back only with other evidence
     * @param watch from which live results are watched; empty when the evidence has nothing to compare them with
     */
    record Trial(Admission admission, long triedMillis, String hash, Optional<Drift> watch) {
        /** The kind of book for which a ruling admits to the desk: a trader's book may become any. */
        public static final String KIND = "all books";

        private static final int FEWEST = 20;
        /** Two days hang together. */
        private static final BlockBootstrap DAYS = new BlockBootstrap(2, 1_000);

        /** From whole evidence. */
        public static Trial of(PolicyEvidence evidence, String hash) {
            return new Trial(
                    evidence.admission(),
                    evidence.provenance().triedMillis(),
                    hash,
                    evidence.live()
                            .filter(live -> live.size() >= FEWEST)
                            .map(live -> watch(live, evidence.provenance().seed())));
        }

        private static Drift watch(LivePeriods live, long seed) {
            return Drift.from(
                    live.profits().toArray(),
                    live.costs().toArray(),
                    CourtRules.USUAL.falseAlarm(),
                    DAYS,
                    new SplittableRandom(seed));
        }
    }
}
