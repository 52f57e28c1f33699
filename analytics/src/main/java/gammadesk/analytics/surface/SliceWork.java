package gammadesk.analytics.surface;

import gammadesk.analytics.market.Expiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One expiry while it is being fitted, and what is remembered of it for the next frame. */
final class SliceWork {
    final Expiry expiry;
    final double[] p = new double[SviSolver.SIZE];
    final double[] q = new double[SsviShape.SIZE];
    final List<FitRefusal> refusals = new ArrayList<>();
    double years;
    double scale;
    ForwardEstimate forward = ForwardEstimate.UNKNOWN;
    SliceQuotes quotes = SliceQuotes.NONE;
    /** Rows of the used quotes. */
    int[] used = new int[0];
    ModelKind kind = ModelKind.NONE;
    @Nullable SmileModel candidate;
    @Nullable SmileModel alone;
    double cost;
    /** Where the used quotes begin and end, log-moneyness. */
    double leftmost;
    double rightmost;
    int starts;
    int iterations;
    long nanos;
    /** The last good fit, kept from frame to frame. */
    @Nullable LastGood lastGood;

    /** A fit that was good, with what it was good for. */
    record LastGood(ModelKind kind, Smile smile, long millis, double costPerQuote) {}

    SliceWork(Expiry expiry) {
        this.expiry = expiry;
    }

    void begin(double newYears, ForwardEstimate newForward, SliceQuotes newQuotes) {
        years = newYears;
        forward = newForward;
        quotes = newQuotes;
        used = new int[newQuotes.used()];
        int next = 0;
        for (int row = 0; row < newQuotes.size(); row++) {
            if (newQuotes.isUsed(row)) {
                used[next++] = row;
            }
        }
        leftmost = Double.POSITIVE_INFINITY;
        rightmost = Double.NEGATIVE_INFINITY;
        for (int row : used) {
            leftmost = Math.min(leftmost, newQuotes.logMoneyness().get(row));
            rightmost = Math.max(rightmost, newQuotes.logMoneyness().get(row));
        }
        scale = Math.sqrt(newYears) * nearestMid() / 100;
        refusals.clear();
        candidate = null;
        kind = ModelKind.NONE;
        starts = 0;
        iterations = 0;
        nanos = 0;
    }

    /** Volatility of the used quote nearest to the forward, percent; NaN without one. */
    private double nearestMid() {
        double nearest = Double.POSITIVE_INFINITY;
        double mid = Double.NaN;
        for (int row : used) {
            double distance = Math.abs(quotes.logMoneyness().get(row));
            if (distance < nearest) {
                nearest = distance;
                mid = quotes.midIv(row);
            }
        }
        return mid;
    }

    void load(SviSolver solver) {
        solver.reset(scale);
        for (int row : used) {
            double mid = quotes.midIv(row) / 100;
            double v = mid * mid * years / (scale * scale);
            double missWeight = Math.sqrt(quotes.weight().get(row)) * 50 * scale / Math.sqrt(years * v);
            solver.add(quotes.logMoneyness().get(row) / scale, v, missWeight);
        }
    }

    /** The raw slice of standardised parameters. */
    RawSvi raw() {
        double b = p[1] * scale;
        return new RawSvi(p[0] * scale * scale, b, p[2] / p[1], p[3] * scale, p[4] * scale);
    }

    /** Standardises a raw slice into the parameters. */
    void take(RawSvi raw) {
        p[0] = raw.a() / (scale * scale);
        p[1] = raw.b() / scale;
        p[2] = raw.b() * raw.rho() / scale;
        p[3] = raw.m() / scale;
        p[4] = raw.sigma() / scale;
    }

    void refuse(ModelKind model, FitRefusal.Reason reason, double size) {
        refusals.add(new FitRefusal(model, reason, size));
    }

    /** How many used quotes lie on one side of the forward. */
    int onSide(int side) {
        int count = 0;
        for (int row : used) {
            count += side * quotes.logMoneyness().get(row) > 0 ? 1 : 0;
        }
        return count;
    }

    /** The last good fit as it would stand now: its volatilities, today's time and forward. */
    Optional<Smile> aged() {
        if (lastGood == null) {
            return Optional.empty();
        }
        Smile good = lastGood.smile();
        double now = Double.isNaN(forward.value()) ? good.forward() : forward.value();
        return Optional.of(new Smile(now, years, good.model().scaled(years / good.years())));
    }
}
