package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Instrument;
import java.util.List;
import java.util.random.RandomGenerator;

/** A dated future or the perpetual. */
final class FutureLine extends Line {
    private static final double DAMPENER = 0.00025;
    private static final double FUNDING_HOURS = 8;

    final int spreadTicks;
    private double premium;
    private double funding8h = 0.00003;

    FutureLine(Instrument instrument, Ladder ladder, int spreadTicks, List<Line> dirty) {
        super(instrument, ladder, dirty);
        this.spreadTicks = spreadTicks;
    }

    @Override
    double shownMark() {
        return Math.rint(mark * 100) / 100;
    }

    /** Marks and quotes anew; says whether the book changed. */
    boolean reprice(double price, RandomGenerator random) {
        mark = price;
        Ladder.Scale scale = ladder.scale();
        int bid = scale.floor(price - (spreadTicks - 1) / 2.0 * scale.price(1));
        return ladder.retarget(bid, bid + spreadTicks, random);
    }

    /** The perpetual's premium over the index wanders within a few basis points, below zero under stress. */
    void walkPremium(double stepMillis, double stress, RandomGenerator random) {
        double hours = stepMillis / DayStatistics.HOUR_MILLIS;
        double level = 0.0001 - 0.0012 * stress;
        premium += 6 * hours * (level - premium) + 0.0004 * Math.sqrt(hours) * random.nextGaussian();
        funding8h += (currentFunding() - funding8h) * hours / FUNDING_HOURS;
    }

    void restore(double premiumWas, double fundingWas) {
        premium = premiumWas;
        funding8h = fundingWas;
    }

    double premium() {
        return premium;
    }

    /** The premium beyond the dampener. */
    double currentFunding() {
        return Math.max(0, premium - DAMPENER) + Math.min(0, premium + DAMPENER);
    }

    double funding8h() {
        return funding8h;
    }
}
