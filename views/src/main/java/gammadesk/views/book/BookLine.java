package gammadesk.views.book;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.PositionRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import gammadesk.analytics.risk.RiskGreeks;
import java.util.List;
import java.util.Optional;

/**
 * A line of the book: a position, cash, or the sum of those under it.
 *
 * @param key what the line is about
 * @param depth 0 for a coin, 1 for an expiry, 2 for what is held
 * @param label without its indentation
 * @param amount as text with its unit, empty for sums
 * @param mark in the instrument's price unit, NaN for sums
 * @param volPercent of an option, NaN for everything else
 * @param position what is held, empty for sums and cash
 * @param usd figures in USD
 * @param coin figures in coin
 * @param drift worst difference of the venue's greeks from ours, as a multiple of its tolerance; NaN if not compared
 * @param driftWords both sides of the comparison, empty if not compared
 * @param note what was assumed, is doubtful or missing; empty if nothing
 * @param alarm whether the note needs the trader
 */
record BookLine(
        String key,
        int depth,
        String label,
        String amount,
        double mark,
        double volPercent,
        Optional<PositionRisk> position,
        Figures usd,
        Figures coin,
        double drift,
        String driftWords,
        String note,
        boolean alarm) {
    private static final double PERCENT = 0.01;

    /**
     * What a line adds up to, in one numeraire; NaN where it is not known.
     *
     * @param profit not yet realised, of the positions with an average price
     * @param greeks of the positions
     * @param netDelta coin, as the venue totals it
     * @param gammaOnePercent coin
     */
    record Figures(double profit, RiskGreeks greeks, double netDelta, double gammaOnePercent) {
        private static final RiskGreeks UNKNOWN = RiskGreeks.ZERO.times(Double.NaN);
        static final Figures NONE = new Figures(Double.NaN, UNKNOWN, Double.NaN, Double.NaN);

        /** Money that moves with nothing else. */
        static Figures ofCash(double value) {
            return NONE.withValue(value);
        }

        /** The same with cash on top of the value. */
        Figures plusCash(double cash) {
            return withValue(Double.isNaN(greeks.value()) ? cash : greeks.value() + cash);
        }

        private Figures withValue(double value) {
            return new Figures(
                    profit,
                    new RiskGreeks(
                            value,
                            greeks.delta(),
                            greeks.gamma(),
                            greeks.vega(),
                            greeks.termVega(),
                            greeks.theta(),
                            greeks.rho(),
                            greeks.vanna(),
                            greeks.volga(),
                            greeks.charm(),
                            greeks.speed()),
                    netDelta,
                    gammaOnePercent);
        }

        static Figures of(List<Priced> positions, Numeraire numeraire, double index) {
            return positions.isEmpty() ? NONE : sum(positions, numeraire, index);
        }

        private static Figures sum(List<Priced> positions, Numeraire numeraire, double index) {
            return new Figures(
                    profit(positions, numeraire, index),
                    positions.stream().map(priced -> priced.in(numeraire)).reduce(RiskGreeks.ZERO, RiskGreeks::plus),
                    positions.stream().mapToDouble(Priced::netDelta).sum(),
                    positions.stream()
                            .mapToDouble(priced -> priced.in(numeraire).gamma() * priced.forward() * PERCENT)
                            .sum());
        }

        /** Profit is cash in the settlement currency: it turns into the other money at the index. */
        private static double profit(List<Priced> positions, Numeraire numeraire, double index) {
            List<Priced> known = positions.stream()
                    .filter(priced -> priced.profit().isPresent())
                    .toList();
            return known.isEmpty()
                    ? Double.NaN
                    : known.stream()
                            .mapToDouble(priced -> priced.profit().orElse(0) * rate(priced, numeraire, index))
                            .sum();
        }

        private static double rate(Priced priced, Numeraire numeraire, double index) {
            boolean isCoin = priced.settlement() == Settlement.INVERSE;
            return switch (numeraire) {
                case USD -> isCoin ? index : 1;
                case COIN -> isCoin ? 1 : 1 / index;
            };
        }
    }

    BookLine withLabel(String other) {
        return new BookLine(
                key, depth, other, amount, mark, volPercent, position, usd, coin, drift, driftWords, note, alarm);
    }

    /** The same with cash on top of the value, in coin, at an index. */
    BookLine plusCash(double cash, double index) {
        return new BookLine(
                key,
                depth,
                label,
                amount,
                mark,
                volPercent,
                position,
                cash == 0 ? usd : usd.plusCash(cash * index),
                cash == 0 ? coin : coin.plusCash(cash),
                drift,
                driftWords,
                note,
                alarm);
    }

    Figures in(Numeraire numeraire) {
        return numeraire == Numeraire.USD ? usd : coin;
    }

    /** Whether it adds up others. */
    boolean isSum() {
        return depth < 2;
    }

    /** Whether it is a position that has no value. */
    boolean isUnpriced() {
        return position.filter(Unpriced.class::isInstance).isPresent();
    }

    /** The instrument to trade, empty where there is none. */
    Optional<String> instrument() {
        return position.map(held -> held.entry().instrument());
    }

    /** The coin of a valued position. */
    Optional<Currency> base() {
        return position.filter(Priced.class::isInstance).map(held -> ((Priced) held).base());
    }
}
