package gammadesk.app.hedging;

import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.port.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * Who may propose in a replay, where no money is at stake: a learned band may be tried there whatever its ruling. The
 * running desk has no way to sit on it.
 *
 * @param solver of the optimisers; one that is bounded by work makes replays alike
 * @param band the learned band, or nothing
 */
public record TrialBench(ShortfallSolver solver, Optional<BandModel> band) {
    /** The names of those that may be asked. */
    public List<String> names() {
        return bench().advisors().names();
    }

    Bench bench() {
        return Bench.onTrial(
                solver,
                band
                        .<Candidate>map(model -> new Candidate.Learned(
                                LearnedBand.NAME, model, Fingerprint.of(model.toBytes()), Optional.empty()))
                        .stream()
                        .toList());
    }
}
