package gammadesk.analytics.hedging;

import java.util.List;
import java.util.Optional;

/**
 * What an advisor says, the best first. To do nothing is always among it, with the reason.
 *
 * @param ranked never empty
 */
public record Advice(List<Proposal> ranked) {
    /** Throws {@link IllegalArgumentException} when doing nothing is not among it. */
    public Advice {
        ranked = List.copyOf(ranked);
        if (ranked.stream().noneMatch(Proposal::isNothing)) {
            throw new IllegalArgumentException("doing nothing is always a candidate");
        }
    }

    /** What it would do. */
    public Proposal best() {
        return ranked.getFirst();
    }

    /** The same with how far what was learned is believed. */
    Advice believed(Belief belief) {
        return new Advice(ranked.stream()
                .map(proposal -> proposal.believed(Optional.of(belief)))
                .toList());
    }
}
