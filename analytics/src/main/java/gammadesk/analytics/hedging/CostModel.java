package gammadesk.analytics.hedging;

import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.hedging.FeeTerms.Charged;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What taking costs, in USD. Spread: the walk of the live book, beyond its last level at that level's price; half the
 * quoted spread where no book is followed. Unknown (NaN) where the side has no price.
 *
 * @param fees the venue's
 * @param slicing in how many parts
 * @param depth of the coin, for the impact of futures and spot; without it earlier slices are taken to leave nothing
 * @param horizonDays over which funding and basis count
 * @param calibration what fills taught
 */
public record CostModel(
        FeeTerms fees, Slicing slicing, Optional<DepthCurve> depth, double horizonDays, CostCalibration calibration) {
    private static final double PERIODS_PER_DAY = 3;
    private static final double DAYS_PER_YEAR = 365;

    /** What one order costs. */
    public CostParts cost(HedgeInstrument instrument, Side side, double amount, long nowMillis) {
        if (!(amount > 0)) {
            return CostParts.NONE;
        }
        double slice = amount / slicing.slices();
        double spread = slicing.slices() * spreadUsd(instrument, side, slice) * calibration.factor();
        double fee = fees.feeUsd(instrument, instrument.touch(side), amount);
        double impact = impactUsd(instrument, side, slice) * calibration.factor();
        double held = side.sign() * instrument.notionalUsd(amount);
        return new CostParts(
                spread, fee, impact, funding(instrument, held), roll(instrument, held, (spread + fee) * 2, nowMillis));
    }

    /** What several orders cost together, as a combo where the venue gives a discount for one. */
    public CostParts cost(List<HedgeLeg> legs, List<HedgeInstrument> instruments, long nowMillis) {
        CostParts sum = CostParts.NONE;
        List<Charged> charged = new ArrayList<>();
        for (HedgeLeg leg : legs) {
            HedgeInstrument instrument = instruments.stream()
                    .filter(one -> one.name().equals(leg.instrument()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no market of " + leg.instrument()));
            CostParts own = cost(instrument, leg.side(), leg.amount().doubleValue(), nowMillis);
            charged.add(new Charged(instrument.spec().kind(), leg.side(), own.feesUsd()));
            sum = sum.plus(own);
        }
        return sum.withFees(fees.comboUsd(charged));
    }

    private static double spreadUsd(HedgeInstrument instrument, Side side, double amount) {
        double mid = instrument.mid();
        List<Level> levels = instrument.levels(side);
        double left = amount;
        double paid = 0;
        double last = instrument.touch(side);
        for (Level level : levels) {
            double taken = Math.min(left, level.amount());
            paid += taken * Math.abs(level.price() - mid);
            left -= taken;
            last = level.price();
        }
        double inPrice = paid + Math.max(0, left) * Math.abs(last - mid);
        return instrument.isAmountInUsd() ? inPrice / mid : inPrice * instrument.usdPerPrice();
    }

    /** Each slice meets what the earlier ones left: their move, halved every half-life. */
    private double impactUsd(HedgeInstrument instrument, Side side, double slice) {
        if (!instrument.isDeltaOne() || depth.isEmpty()) {
            return 0;
        }
        double move = Math.abs(depth.get().move(side.sign() * instrument.coins(slice)));
        return instrument.notionalUsd(slice) * move * slicing.carried();
    }

    private double funding(HedgeInstrument instrument, double heldUsd) {
        boolean isPaid = instrument.spec().kind() == InstrumentKind.PERPETUAL && !Double.isNaN(instrument.funding8h());
        return isPaid ? heldUsd * instrument.funding8h() * PERIODS_PER_DAY * horizonDays : 0;
    }

    private double roll(HedgeInstrument instrument, double heldUsd, double rollUsd, long nowMillis) {
        if (instrument.spec().kind() != InstrumentKind.FUTURE) {
            return 0;
        }
        double days = instrument.spec().expiry().orElseThrow().yearsFrom(nowMillis) * DAYS_PER_YEAR;
        double basis = instrument.mark() / instrument.indexUsd() - 1;
        double ran = days > 0 ? Math.min(1, horizonDays / days) : 1;
        double rolls = days > 0 ? Math.floor(horizonDays / days) : 1;
        return heldUsd * basis * ran + rolls * rollUsd;
    }
}
