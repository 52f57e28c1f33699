package gammadesk.app.learning;

import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.court.book.RecordedLaws;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandLaw;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.backtest.HedgeRecording;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be trained.
 *
 * @param policy its name
 * @param members nets
 * @param steps of each
 * @param decisions in an episode
 * @param seed of the first net
 * @param laws of the markets that it is trained in; without any, the standard ones
 */
public record TrainingCase(String policy, int members, int steps, int decisions, long seed, List<BandLaw> laws) {
    public TrainingCase {
        laws = List.copyOf(laws);
    }

    /** Reads one; throws {@link Refusal} when it makes no sense. */
    public static TrainingCase read(Path file) throws IOException {
        TrainingCase read = ConfigFile.read(file, TrainingCase.class);
        if (!read.policy.equals(LearnedBand.NAME)) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, "no learned policy is called " + read.policy);
        }
        try {
            read.plan();
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, file + ": " + e.getMessage());
        }
        return read;
    }

    /** What it comes to. */
    public BandPlan plan() {
        return new BandPlan(members, steps, decisions, seed, laws);
    }

    /**
     * The same in the markets that recorded chains speak of: the last surface, and the history where it is long enough.
     */
    public TrainingCase in(List<Path> chains, Currency coin) throws IOException {
        List<RiskMarket> markets = HedgeRecording.read(chains, coin).moments().stream()
                .map(HedgeMoment::market)
                .toList();
        RecordedLaws fitted = new RecordedLaws(coin);
        fitted.add("the recording", markets);
        if (fitted.all().isEmpty()) {
            throw new Refusal(Refusal.Subject.CHAINS, "neither the surface nor the history tells a law");
        }
        return new TrainingCase(policy, members, steps, decisions, seed, fitted.bandLaws());
    }

    /** As it is read. */
    public String json() {
        return ConfigFile.write(this);
    }
}
