package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Expiry;
import gammadesk.connectors.simulator.market.ListingCalendar.Cycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All options of one expiry, priced together. */
final class ExpiryBoard {
    /** The call and the put of a strike share a smile point. */
    record Pair(int strike, OptionLine call, OptionLine put) {}

    private static final double MINIMUM_YEARS = 1.0 / 365 / 24 / 3600;

    final Expiry expiry;
    final Cycle cycle;
    final Optional<FutureLine> future;
    final List<Pair> pairs = new ArrayList<>();
    double gridCentre;
    private double forward;
    private double years;
    private double theta;
    private double phi;
    private double rho;
    private double[] spreadRow = {};
    private long refreshedMillis;

    ExpiryBoard(Expiry expiry, Cycle cycle, Optional<FutureLine> future) {
        this.expiry = expiry;
        this.cycle = cycle;
        this.future = future;
    }

    /** What the venue names as the source of the forward. */
    String forwardName() {
        return cycle == Cycle.DAY
                ? "index_price"
                : future.map(Line::name)
                        .orElseGet(() ->
                                "SYN." + pairs.getFirst().call().instrument.base() + "-" + expiry.label());
    }

    double forward() {
        return forward;
    }

    double years() {
        return years;
    }

    long refreshedMillis() {
        return refreshedMillis;
    }

    double days() {
        return years * 365;
    }

    /** The share of the day's volume that this one of several expiries draws. */
    double volumeShare(List<ExpiryBoard> all, CoinProfile profile) {
        int tenor = InterestFigures.tenorClass(days());
        long sharers = all.stream()
                .filter(board -> InterestFigures.tenorClass(board.days()) == tenor)
                .count();
        return InterestFigures.volumeShare(profile.coin().equals(CoinProfile.BTC.coin()), tenor) / sharers;
    }

    /** Moves the slice to a forward and the surface of now; options follow by {@link #reprice}. */
    void reslice(long millis, double newForward, ModelSurface surface, CoinProfile profile) {
        forward = newForward;
        years = Math.max(MINIMUM_YEARS, expiry.yearsFrom(millis));
        theta = surface.theta(years);
        phi = surface.phi(theta);
        rho = surface.rho();
        spreadRow = QuoteFigures.spreadRow(profile.coin(), days());
        refreshedMillis = millis;
    }

    /** Revalues and requotes every option, marking what changed as dirty. */
    void reprice(double stress, RandomGenerator random) {
        double root = Math.sqrt(years);
        for (Pair pair : pairs) {
            double ratio = pair.strike() / forward;
            double k = Math.log(ratio);
            double deviation = Math.sqrt(ModelSurface.variance(theta, phi, rho, k));
            double d1 = -k / deviation + deviation / 2;
            double upper = MarkKernel.cdf(d1);
            double lower = MarkKernel.cdf(d1 - deviation);
            double call = Math.max(0, upper - ratio * lower);
            double put = Math.max(0, call - 1 + ratio);
            settle(pair.call(), call, deviation / root, upper, stress, random);
            settle(pair.put(), put, deviation / root, 1 - upper, stress, random);
        }
    }

    private void settle(
            OptionLine line, double mark, double sigma, double delta, double stress, RandomGenerator random) {
        boolean visible = line.revalue(mark, sigma, delta);
        if (line.requote(spreadRow, stress, random)) {
            line.touchBook(refreshedMillis);
        } else if (visible) {
            line.touchTicker(refreshedMillis);
        }
    }
}
