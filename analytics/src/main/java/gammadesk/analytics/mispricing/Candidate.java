package gammadesk.analytics.mispricing;

import java.util.List;
import java.util.Optional;

/**
 * A trade that may pay. All legs are for one coin of the structure; delta is hedged with the perpetual.
 *
 * @param kind what it is called
 * @param legs with their quotes
 * @param grossUsd fair value less mid: what it earns before costs if fair value is right
 * @param cost of getting there
 * @param standardErrorUsd of the edge
 * @param risk at entry
 * @param forward of the first leg, USD
 * @param record what this kind of signal earned so far; empty without a record
 * @param following who follows this kind of signal now; empty where nobody does
 */
public record Candidate(
        Kind kind,
        List<Leg> legs,
        double grossUsd,
        EdgeCost cost,
        double standardErrorUsd,
        Risk risk,
        double forward,
        Optional<SignalRecord> record,
        Optional<Following> following) {
    /** Deviations to either end of an interval of 80 %. */
    public static final double INTERVAL = 1.2815515655446004;

    /** Keeps a copy of the legs. */
    public Candidate {
        legs = List.copyOf(legs);
    }

    /** What makes the fair value. */
    public enum Basis {
        /** The forecast smile: the trade lives on realised variance. */
        FORECAST,
        /** The fitted surface: the trade lives on one quote being off its neighbours. */
        SURFACE
    }

    /** The structures. */
    public enum Kind {
        /** Call and put at the strike nearest the forward. */
        STRADDLE("delta-hedged straddle", Basis.FORECAST),
        /** Call and put at a delta of a quarter. */
        STRANGLE("delta-hedged strangle", Basis.FORECAST),
        /** The same strike near the forward in two adjacent expiries. */
        CALENDAR("calendar", Basis.FORECAST),
        /** Call against put at a delta of a quarter. */
        RISK_REVERSAL("risk reversal", Basis.SURFACE),
        /** Three neighbouring strikes around the quote furthest off. */
        BUTTERFLY("butterfly", Basis.SURFACE),
        /** The quote furthest off against its neighbour. */
        VERTICAL("vertical", Basis.SURFACE);

        private final String label;
        private final Basis basis;

        Kind(String label, Basis basis) {
            this.label = label;
            this.basis = basis;
        }

        /** The name of the trade. */
        public String label() {
            return label;
        }

        /** What makes its fair value. */
        public Basis basis() {
            return basis;
        }
    }

    /**
     * Of the options alone; delta is taken off by the perpetual.
     *
     * @param delta coin
     * @param gamma change of delta per USD
     * @param vega USD per vol point
     * @param theta USD a day
     * @param worstUsd the worst of {@link CandidateSearch#SCENARIOS}, delta taken off beforehand
     */
    public record Risk(double delta, double gamma, double vega, double theta, double worstUsd) {}

    /**
     * Trades of one kind that are being followed.
     *
     * @param sinceMillis when following began
     * @param open trades without an outcome yet
     */
    public record Following(long sinceMillis, int open) {}

    /** After costs, USD. */
    public double netUsd() {
        return grossUsd - cost.totalUsd();
    }

    /** After costs, coin. */
    public double netCoin() {
        return netUsd() / forward;
    }

    /** Lower end of the edge's interval of 80 %, USD. */
    public double lowUsd() {
        return netUsd() - INTERVAL * standardErrorUsd;
    }

    /** Upper end. */
    public double highUsd() {
        return netUsd() + INTERVAL * standardErrorUsd;
    }

    /** Edge after costs over its standard error. */
    public double ratio() {
        return netUsd() / standardErrorUsd;
    }

    /** Whether the edge's interval lies above 0. */
    public boolean isOffered() {
        return lowUsd() > 0;
    }

    /** Coin that all legs have at their prices; NaN where unknown. */
    public double topAmount() {
        return legs.stream()
                .mapToDouble(leg -> leg.topAmount() / Math.abs(leg.quantity()))
                .reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    /** The least open interest of a leg, coin. */
    public double openInterest() {
        return legs.stream().mapToDouble(Leg::openInterest).min().orElse(Double.NaN);
    }

    /** When the first of its options expires. */
    long firstExpiryMillis() {
        return legs.stream().mapToLong(leg -> leg.expiry().epochMillis()).min().orElseThrow();
    }

    Candidate with(Optional<SignalRecord> known) {
        return new Candidate(kind, legs, grossUsd, cost, standardErrorUsd, risk, forward, known, following);
    }

    Candidate followed(Optional<Following> by) {
        return new Candidate(kind, legs, grossUsd, cost, standardErrorUsd, risk, forward, record, by);
    }
}
