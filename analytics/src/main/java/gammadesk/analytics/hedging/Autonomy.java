package gammadesk.analytics.hedging;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the desk may go with a book by itself. Immutable.
 *
 * @param chosen the level that a person chose
 * @param arming leave to execute; empty when disarmed
 * @param fallBacks why it disarmed itself; empty unless it did
 */
public record Autonomy(AutonomyLevel chosen, Optional<Arming> arming, Set<FallBack> fallBacks) {
    /** Proposes and waits. */
    public static final Autonomy PROPOSING = of(AutonomyLevel.PROPOSE);

    public Autonomy {
        fallBacks = Set.copyOf(fallBacks);
    }

    /** A level, disarmed. */
    public static Autonomy of(AutonomyLevel level) {
        return new Autonomy(level, Optional.empty(), Set.of());
    }

    /** Armed by a person, who thereby accepts what it fell back from. A level that needs no arming stays as it is. */
    public Autonomy armed(Arming leave) {
        return chosen.needsArming() ? new Autonomy(chosen, Optional.of(leave), Set.of()) : this;
    }

    /** Without leave to execute. */
    public Autonomy disarmed() {
        return new Autonomy(chosen, Optional.empty(), fallBacks);
    }

    /** Disarms itself for reasons, if there are any; only a person arms it again. */
    public Autonomy after(Set<FallBack> troubles) {
        if (troubles.isEmpty() || arming.isEmpty()) {
            return this;
        }
        Set<FallBack> all = EnumSet.copyOf(troubles);
        all.addAll(fallBacks);
        return new Autonomy(chosen, Optional.empty(), all);
    }

    /** The level that holds at a moment: one that needs arming and is not armed only proposes. */
    public AutonomyLevel levelAt(long atMillis) {
        boolean isArmed = arming.filter(leave -> leave.holds(atMillis)).isPresent();
        return chosen.needsArming() && !isArmed ? AutonomyLevel.PROPOSE : chosen;
    }

    /** The right to execute what has this hash; empty below the highest level or when not armed. */
    public Optional<Authority> hardLimits(String hash, long atMillis) {
        return levelAt(atMillis) == AutonomyLevel.HARD_LIMITS
                ? arming.map(leave -> new Authority.HardLimits(leave.by(), hash, leave.untilMillis()))
                : Optional.empty();
    }

    /** The arming under which a budget may be used; empty at another level or when not armed. */
    public Optional<Arming> budgetArming(long atMillis) {
        return levelAt(atMillis) == AutonomyLevel.BUDGET ? arming : Optional.empty();
    }
}
