package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.Formats;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on display.
 *
 * @param own the chosen policy's evidence
 * @param other that of the policy beside it, on the same kind of book
 */
record Compared(PolicyEvidence own, Optional<PolicyEvidence> other) {
    /** What a rule is in the pictures of a policy. */
    enum Part {
        OWN,
        OTHER,
        BEST,
        REST,
        CONTROL
    }

    /** The part of a rule of the chosen policy's evidence. */
    Part part(String name, Role role) {
        return switch (role) {
            case TRIED -> Part.OWN;
            case CONTROL -> Part.CONTROL;
            case BASELINE -> own.bestBaseline().filter(name::equals).isPresent() ? Part.BEST : Part.REST;
        };
    }

    Stream<PolicyEvidence> all() {
        return Stream.concat(Stream.of(own), other.stream());
    }

    /** What every title says: the book and the moment of the trial. */
    String context() {
        return own.bookKind() + " · tried "
                + Formats.month(own.provenance().triedMillis()) + " "
                + Formats.clock(own.provenance().triedMillis()).substring(0, 5) + " UTC";
    }

    /** The policy, or both. */
    String names() {
        return own.policy() + other.map(one -> " against " + one.policy()).orElse("");
    }

    /** With another one zoom begins anew. */
    String key() {
        return names() + " on " + own.bookKind();
    }
}
