package gammadesk.analytics.hedging;

import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the kill switch brings the delta of one coin towards zero with its perpetual. It only ever reduces: no part of
 * it, nor all of it, takes the delta past zero. What is not known is not traded on.
 */
public sealed interface FlattenPlan {
    /** Slices beyond these are left: so many orders in a row are a flood, not a flattening. */
    int MOST_SLICES = 100;

    /** One or two sentences for the trader. */
    String sentence();

    /**
     * Orders to send one after another, none of them empty.
     *
     * @param legs in slices, all on one side
     * @param leftCoins delta that remains when all of them are filled at the mark, with the sign of the delta now
     */
    record Orders(List<HedgeLeg> legs, double leftCoins, String sentence) implements FlattenPlan {
        public Orders {
            legs = List.copyOf(legs);
        }
    }

    /** There is less than a lot to trade. */
    record Nothing(String sentence) implements FlattenPlan {}

    /** It must not be done by itself. */
    record Refused(String sentence) implements FlattenPlan {}

    /**
     * Plans for one coin.
     *
     * @param deltaCoins the delta of all positions on the coin, options and futures, in coin; NaN when any of them is
     *     not known
     * @param deltaAgeSeconds of the oldest price in it
     * @param perpetual of the coin, with its market
     * @param limits that no slice and no sum of them passes
     * @param mostAgeSeconds beyond which a price is too old to trade on
     */
    static FlattenPlan of(
            double deltaCoins,
            double deltaAgeSeconds,
            HedgeInstrument perpetual,
            FlattenLimits limits,
            double mostAgeSeconds) {
        return obstacle(deltaCoins, deltaAgeSeconds, perpetual, limits, mostAgeSeconds)
                .<FlattenPlan>map(clause ->
                        new Refused("The delta of " + perpetual.spec().base() + " is not flattened: " + clause + "."))
                .orElseGet(() -> slices(deltaCoins, perpetual, limits));
    }

    private static Optional<String> obstacle(
            double delta, double deltaAge, HedgeInstrument perpetual, FlattenLimits limits, double mostAge) {
        if (perpetual.spec().kind() != InstrumentKind.PERPETUAL) {
            return Optional.of(perpetual.name() + " is no perpetual");
        }
        if (perpetual.spec().state() != InstrumentState.OPEN) {
            return Optional.of(perpetual.name() + " cannot be traded now");
        }
        if (!limits.areUsable()) {
            return Optional.of("the flatten limits are not usable");
        }
        if (!Double.isFinite(delta)) {
            return Optional.of("the delta is not known");
        }
        if (!isPrice(perpetual.mark())) {
            return Optional.of("the mark of " + perpetual.name() + " is not known");
        }
        if (!isPrice(perpetual.indexUsd())) {
            return Optional.of("the index is not known");
        }
        return stale("the delta", deltaAge, mostAge)
                .or(() -> stale("the market of " + perpetual.name(), perpetual.ageSeconds(), mostAge));
    }

    private static boolean isPrice(double price) {
        return price > 0 && Double.isFinite(price);
    }

    private static Optional<String> stale(String what, double age, double most) {
        return age <= most
                ? Optional.empty()
                : Optional.of(
                        Double.isNaN(age)
                                ? "nobody knows how old " + what + " is"
                                : String.format(Locale.ROOT, "%s is %.1f s old", what, age));
    }

    private static FlattenPlan slices(double delta, HedgeInstrument perpetual, FlattenLimits limits) {
        BigDecimal wanted = perpetual.lots(perpetual.amount(Math.abs(delta)));
        if (wanted.signum() == 0) {
            return new Nothing(String.format(
                    Locale.ROOT,
                    "The delta of %s is %.6f, less than a lot of %s: nothing is sent.",
                    perpetual.spec().base(),
                    delta,
                    perpetual.name()));
        }
        BigDecimal slice = lotsOfUsd(perpetual, limits.orderUsd());
        BigDecimal most = wanted.min(lotsOfUsd(perpetual, limits.totalUsd()));
        if (slice.signum() == 0 || most.signum() == 0) {
            return new Refused("The delta of " + perpetual.spec().base() + " is not flattened: one lot of "
                    + perpetual.name() + " is above the flatten limits.");
        }
        Side side = delta > 0 ? Side.SELL : Side.BUY;
        return limitPrice(side, perpetual, limits.collar())
                .<FlattenPlan>map(price -> orders(delta, perpetual, cut(most, slice), side, price))
                .orElseGet(() -> new Refused("The delta of " + perpetual.spec().base()
                        + " is not flattened: no price of the ladder is within the collar of the mark."));
    }

    private static BigDecimal lotsOfUsd(HedgeInstrument perpetual, double usd) {
        return perpetual.lots(usd / perpetual.notionalUsd(1));
    }

    private static List<BigDecimal> cut(BigDecimal whole, BigDecimal slice) {
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = whole;
        while (left.signum() > 0 && parts.size() < MOST_SLICES) {
            BigDecimal part = left.min(slice);
            parts.add(part);
            left = left.subtract(part);
        }
        return parts;
    }

    /** The far end of the collar, rounded into it: the venue fills at the best price on the way there. */
    private static Optional<BigDecimal> limitPrice(Side side, HedgeInstrument perpetual, double collar) {
        RoundingMode inward = side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        double mark = perpetual.mark();
        BigDecimal price =
                perpetual.spec().ticks().round(BigDecimal.valueOf(mark * (1 + side.sign() * collar)), inward);
        boolean isWithin = Math.abs(price.doubleValue() - mark) <= mark * collar * (1 + 1e-9);
        return Optional.of(price).filter(rounded -> rounded.signum() > 0 && isWithin);
    }

    private static FlattenPlan orders(
            double delta, HedgeInstrument perpetual, List<BigDecimal> parts, Side side, BigDecimal price) {
        List<HedgeLeg> legs = parts.stream()
                .map(part -> new HedgeLeg(perpetual.name(), side, part, price))
                .toList();
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        double traded = Math.min(perpetual.coins(sum.doubleValue()), Math.abs(delta));
        double left = delta + side.sign() * traded;
        String sentence = String.format(
                Locale.ROOT,
                "The delta of %s is %.4f: %s %s %s in %d orders at %s or better; %.4f remain.",
                perpetual.spec().base(),
                delta,
                side.name().toLowerCase(Locale.ROOT),
                sum.toPlainString(),
                perpetual.name(),
                legs.size(),
                price.toPlainString(),
                left);
        return new Orders(legs, left, sentence);
    }
}
