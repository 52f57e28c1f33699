package gammadesk.app.learning;

import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is to be trained.
 *
 * @param policy its name
 * @param members nets
 * @param steps of each
 * @param decisions in an episode
 * @param seed of the first net
 */
public record TrainingCase(String policy, int members, int steps, int decisions, long seed) {
    /** Reads one; throws {@link Refusal} when it makes no sense. */
    public static TrainingCase read(Path file) throws IOException {
        TrainingCase read = ConfigFile.read(file, TrainingCase.class);
        if (!read.policy.equals(LearnedBand.NAME)) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, "no learned policy is called " + read.policy);
        }
        return read;
    }

    /** What it comes to; throws {@link Refusal} for a training that is none. */
    public BandPlan plan() {
        try {
            return new BandPlan(members, steps, decisions, seed);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }
}
