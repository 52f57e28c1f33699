package gammadesk.analytics.surface;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether a slice's candidate may be shown beside its neighbours. */
final class SliceJudge {
    private static final double MOST_RATIO = 4;
    private static final double MOST_BANDS_AWAY = 2;
    private static final double MOST_SHARE_AWAY = 0.08;

    private final SliceWork work;
    private final List<SliceWork> earlier;
    private final @Nullable SmileModel later;

    SliceJudge(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later) {
        this.work = work;
        this.earlier = earlier;
        this.later = later;
    }

    /** Acceptable, above the quoted parts of earlier slices and at the money inside the band. */
    boolean isConsiderate() {
        return isAcceptable() && isInBand() && isAboveQuoted();
    }

    /** Free of arbitrage and not wild. */
    boolean isAcceptable() {
        return objection(true) == null;
    }

    /** Like {@link #isAcceptable()}, and notes the objection. */
    boolean accepts() {
        return note(objection(true));
    }

    /** The same for straight lines, whose kinks may stay: they are in the report. */
    boolean acceptsFlagged() {
        return note(objection(false));
    }

    private boolean note(@Nullable FitRefusal objection) {
        if (objection != null) {
            work.refusals.add(objection);
        }
        return objection == null;
    }

    private @Nullable FitRefusal objection(boolean strict) {
        SmileModel model = work.candidate;
        if (model == null) {
            return new FitRefusal(work.kind, FitRefusal.Reason.NOT_CONVERGED, Double.NaN);
        }
        FitRefusal wild = wildness(model);
        if (wild != null) {
            return wild;
        }
        double butterfly = ArbitrageScan.butterfly(model).size();
        if (strict && butterfly < 0) {
            return new FitRefusal(work.kind, FitRefusal.Reason.BUTTERFLY, -butterfly);
        }
        double steepest = Math.max(model.leftWingSlope(), model.rightWingSlope());
        if (steepest > 2) {
            return new FitRefusal(work.kind, FitRefusal.Reason.WING_TOO_STEEP, steepest - 2);
        }
        double rise = later == null ? 0 : ArbitrageScan.calendar(model, later).size();
        return rise < 0 ? new FitRefusal(work.kind, FitRefusal.Reason.CALENDAR, -rise) : null;
    }

    private @Nullable FitRefusal wildness(SmileModel model) {
        double w = model.totalVariance(0);
        double ratio = w / work.medianVariance();
        if (!(ratio < MOST_RATIO && ratio > 1 / MOST_RATIO)) {
            return new FitRefusal(work.kind, FitRefusal.Reason.AT_THE_MONEY_JUMP, ratio);
        }
        double iv = 100 * Math.sqrt(w / work.years);
        double low = 100 * Math.sqrt(work.atTheMoneyLow / work.years);
        double high = 100 * Math.sqrt(work.atTheMoneyHigh / work.years);
        double away = Math.max(low - iv, iv - high);
        return away > Math.max(MOST_BANDS_AWAY * (high - low), MOST_SHARE_AWAY * high)
                ? new FitRefusal(work.kind, FitRefusal.Reason.OUTSIDE_THE_BAND, away)
                : null;
    }

    private boolean isInBand() {
        SmileModel model = work.candidate;
        double w = model == null ? Double.NaN : model.totalVariance(0);
        return !(work.atTheMoneyLow > 0) || (w >= work.atTheMoneyLow && w <= work.atTheMoneyHigh);
    }

    private boolean isAboveQuoted() {
        SmileModel model = work.candidate;
        for (SliceWork other : earlier) {
            SmileModel before = other.candidate;
            for (int i = 0; model != null && before != null && i < other.used.length; i++) {
                double k = other.quotes.logMoneyness().get(other.used[i]);
                if (model.totalVariance(k) < before.totalVariance(k)) {
                    return false;
                }
            }
        }
        return true;
    }
}
