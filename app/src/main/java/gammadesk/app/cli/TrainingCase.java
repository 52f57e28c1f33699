package gammadesk.app.cli;

import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandPlan;
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
record TrainingCase(String policy, int members, int steps, int decisions, long seed) {
    /** Reads one; throws {@link UsageException} when it makes no sense. */
    static TrainingCase read(Path file) throws IOException {
        TrainingCase read = ConfigFile.read(file, TrainingCase.class);
        if (!read.policy.equals(LearnedBand.NAME)) {
            throw new UsageException("--config: no learned policy is called " + read.policy);
        }
        return read;
    }

    BandPlan plan() {
        try {
            return new BandPlan(members, steps, decisions, seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--config: " + e.getMessage());
        }
    }
}
