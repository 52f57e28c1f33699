package gammadesk.analytics.surface;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    @Nullable
    SmileModel candidate;

    double cost;
    /** Sum of squares of the fit without limits. */
    double aloneCost;
    /** How strong the limits had to be in the last frame, 0 where none were needed. */
    double limitStrength;
    /** The candidate is the last frame's and still to be fitted to this one. */
    boolean provisional;
    /** Band of total variance at the forward, between the nearest used quotes; NaN without quotes on both sides. */
    double atTheMoneyLow;

    double atTheMoneyHigh;
    /** Where the used quotes begin and end, log-moneyness. */
    double leftmost;

    double rightmost;
    int starts;
    int iterations;
    long nanos;
    /** The last good fit, kept from frame to frame. */
    @Nullable
    LastGood lastGood;

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
        findBand();
        refusals.clear();
        candidate = null;
        provisional = false;
        kind = ModelKind.NONE;
        starts = 0;
        iterations = 0;
        nanos = 0;
    }

    private void findBand() {
        int left = -1;
        int right = -1;
        for (int row : used) {
            double k = quotes.logMoneyness().get(row);
            if (k < 0 && (left < 0 || k > quotes.logMoneyness().get(left))) {
                left = row;
            }
            if (k >= 0 && (right < 0 || k < quotes.logMoneyness().get(right))) {
                right = row;
            }
        }
        boolean both = left >= 0 && right >= 0;
        double span =
                both ? quotes.logMoneyness().get(right) - quotes.logMoneyness().get(left) : Double.NaN;
        double share = both ? -quotes.logMoneyness().get(left) / span : Double.NaN;
        atTheMoneyLow = both
                ? variance((1 - share) * quotes.bidIv().get(left)
                        + share * quotes.bidIv().get(right))
                : Double.NaN;
        atTheMoneyHigh = both
                ? variance((1 - share) * quotes.askIv().get(left)
                        + share * quotes.askIv().get(right))
                : Double.NaN;
    }

    private double variance(double ivPercent) {
        return ivPercent * ivPercent / 1e4 * years;
    }

    /** The median total variance of the used quotes within one deviation, or of all when none is. */
    double medianVariance() {
        double[] near = IntStream.of(used)
                .filter(row -> Math.abs(quotes.logMoneyness().get(row)) <= scale)
                .mapToDouble(row -> variance(quotes.midIv(row)))
                .sorted()
                .toArray();
        return near.length == 0 ? scale * scale : near[near.length / 2];
    }

    /** Weighted mean of the quotes' variances over a model's. */
    double meanRatio(SmileModel model) {
        double sum = 0;
        double weights = 0;
        for (int row : used) {
            double weight = quotes.weight().get(row);
            sum += weight
                    * variance(quotes.midIv(row))
                    / model.totalVariance(quotes.logMoneyness().get(row));
            weights += weight;
        }
        return sum / weights;
    }

    /** Weighted sum of squared misses in vol points. */
    double missSquares(SmileModel model) {
        double sum = 0;
        for (int row : used) {
            double iv =
                    100 * Math.sqrt(model.totalVariance(quotes.logMoneyness().get(row)) / years);
            double miss = iv - quotes.midIv(row);
            sum += quotes.weight().get(row) * miss * miss;
        }
        return sum;
    }

    /** Straight lines between the mids; null without a used quote. */
    @Nullable
    LinearVariance straightLines() {
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int row : used) {
            points.putIfAbsent(quotes.logMoneyness().get(row), variance(quotes.midIv(row)));
        }
        return points.isEmpty()
                ? null
                : new LinearVariance(
                        Column.of(points.keySet().stream().mapToDouble(k -> k).toArray()),
                        Column.of(points.values().stream().mapToDouble(w -> w).toArray()));
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
