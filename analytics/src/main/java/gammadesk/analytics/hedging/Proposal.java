package gammadesk.analytics.hedging;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an advisor would do and everything that is needed to judge it. Without legs it is the proposal to do nothing.
 *
 * @param advisor its name
 * @param sentence what and why
 * @param legs in the order of execution
 * @param before risk now
 * @param after risk with all legs filled at their expected prices
 * @param cost expected
 * @param constraints what held it back, one clause each
 * @param alternatives what else could be done
 * @param ifNothing what happens if nothing is done, one sentence
 * @param agesSeconds of its inputs by name
 * @param invalidatedBy what would make it wrong, one clause each
 * @param solution how well the optimum is known, for an optimised one
 * @param belief how far what was learned is believed; empty for a rule that learned nothing
 */
public record Proposal(
        String advisor,
        String sentence,
        List<HedgeLeg> legs,
        HedgePicture before,
        HedgePicture after,
        CostParts cost,
        List<String> constraints,
        List<Alternative> alternatives,
        String ifNothing,
        Map<String, Double> agesSeconds,
        List<String> invalidatedBy,
        Optional<Quality> solution,
        Optional<Belief> belief) {
    public Proposal {
        legs = List.copyOf(legs);
        constraints = List.copyOf(constraints);
        alternatives = List.copyOf(alternatives);
        agesSeconds = Map.copyOf(agesSeconds);
        invalidatedBy = List.copyOf(invalidatedBy);
    }

    /**
     * Another way.
     *
     * @param words what, and how it compares
     * @param legs its orders
     * @param cost expected
     */
    public record Alternative(String words, List<HedgeLeg> legs, CostParts cost) {
        public Alternative {
            legs = List.copyOf(legs);
        }
    }

    /**
     * How well an optimum is known.
     *
     * @param objectiveUsd expected shortfall beyond the mean and weighted cost of the proposal
     * @param boundUsd that no hedge can be below
     * @param timeLimitReached whether the search was cut short
     */
    public record Quality(double objectiveUsd, double boundUsd, boolean timeLimitReached) {
        /** The proposal is at most this share of its objective from the best one. */
        public double gap() {
            double scale = Math.max(1, Math.abs(objectiveUsd));
            return Math.max(0, objectiveUsd - boundUsd) / scale;
        }
    }

    /** The same with how far what was learned is believed. */
    Proposal believed(Optional<Belief> belief) {
        return new Proposal(
                advisor,
                sentence,
                legs,
                before,
                after,
                cost,
                constraints,
                alternatives,
                ifNothing,
                agesSeconds,
                invalidatedBy,
                solution,
                belief);
    }

    /** Whether it is to do nothing. */
    public boolean isNothing() {
        return legs.isEmpty();
    }

    /** After less before. */
    public HedgePicture difference() {
        return after.minus(before);
    }
}
