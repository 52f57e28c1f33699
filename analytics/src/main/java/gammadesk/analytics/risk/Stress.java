package gammadesk.analytics.risk;

import java.util.List;

/**
 * A named disaster: what moves, by how much, and where the numbers come from. Moves of zero are no moves; start from
 * {@link Moves#NONE}.
 *
 * @param name for the trader
 * @param moves what happens
 * @param source where each number comes from: measured, or a choice that says so
 */
public record Stress(String name, Moves moves, String source) {
    /**
     * What happens at once.
     *
     * @param spot relative move of all prices, above -1
     * @param vol change of 30-day volatility, a fraction; other terms by {@code (30 days / T)^termPower}, T at least a
     *     day
     * @param termPower 0 moves all terms alike
     * @param skew volatility gained one deviation below the forward and lost one above, a fraction
     * @param days that pass
     * @param funding paid by longs to shorts in all, share of the position's worth
     * @param money relative move of moneys other than USD itself, such as USDC
     * @param exitVol half the spread at which every option is left, a fraction of volatility; NaN-free, 0 for none
     */
    public record Moves(
            double spot,
            double vol,
            double termPower,
            double skew,
            double days,
            double funding,
            double money,
            double exitVol) {
        /** Nothing happens. */
        public static final Moves NONE = new Moves(0, 0, 0, 0, 0, 0, 0, 0);

        /** A move of spot and of volatility over all terms. */
        public static Moves of(double spot, double vol, double termPower) {
            return new Moves(spot, vol, termPower, 0, 0, 0, 0, 0);
        }

        /** With another change of skew. */
        public Moves withSkew(double value) {
            return new Moves(spot, vol, termPower, value, days, funding, money, exitVol);
        }

        /** With time that passes. */
        public Moves withDays(double value) {
            return new Moves(spot, vol, termPower, skew, value, funding, money, exitVol);
        }

        /** With funding that longs pay. */
        public Moves withFunding(double value) {
            return new Moves(spot, vol, termPower, skew, days, value, money, exitVol);
        }

        /** With a move of moneys. */
        public Moves withMoney(double value) {
            return new Moves(spot, vol, termPower, skew, days, funding, value, exitVol);
        }

        /** With a spread that has to be paid to leave. */
        public Moves withExitVol(double value) {
            return new Moves(spot, vol, termPower, skew, days, funding, money, value);
        }

        double volChange(double logMoneyness, double markVol, double years) {
            double term = Math.pow(30 / Math.max(years * 365, 1), termPower);
            return vol * term + skew * VolShape.SKEW.weight(logMoneyness, markVol, years);
        }
    }

    /** The crash of February 2026 in ln(spot): 64,774 after 74,073. */
    private static final double CRASH_MOVE = 0.1341;

    /** Its rise of 30-day volatility and of what a deviation below the forward costs more than one above, fractions. */
    private static final double CRASH_VOL = 0.1233;

    private static final double CRASH_SKEW = 0.048;

    /** Its terms moved as this power of time: 36 points at a day, 12 at a month. */
    private static final double CRASH_POWER = 0.3;

    private static final String SLOPE_WORDS =
            "; no option was recorded then: volatility, skew and terms in the proportions of 4-6 Feb 2026";

    /** The stresses that come with the program. */
    public static List<Stress> named() {
        return List.of(
                new Stress(
                        "12 March 2020",
                        crash(-0.506),
                        "BTC/USDT two-hourly: 7,662 at 04:00 to 3,782 on 13 March 02:00" + SLOPE_WORDS),
                new Stress(
                        "19 May 2021",
                        crash(-0.300),
                        "BTC/USDT two-hourly: 42,850 at 00:00 to 30,000 at 12:00" + SLOPE_WORDS),
                new Stress(
                        "9 November 2022",
                        Moves.of(-0.159, 0.381, CRASH_POWER),
                        "BTC/USDT two-hourly: 18,545 at 00:00 to 15,588 at 22:00; DVOL closes 76.66 on the 8th, 114.72 "
                                + "on the 9th; terms as in February 2026"),
                new Stress(
                        "5 February 2026",
                        Moves.of(-0.1255, CRASH_VOL, CRASH_POWER).withSkew(CRASH_SKEW),
                        "recorded chains of 4 Feb 15:54 and 6 Feb 04:30: index 74,073 to 64,774, at the money 50.8 to "
                                + "63.1 at 30 days and by the power 0.3 of time at others (least squares over all "
                                + "expiries), skew of a deviation each way 4.5 to 9.3 points"),
                new Stress(
                        "Liquidity gone",
                        Moves.NONE.withExitVol(0.0606),
                        "every option left at the worse side: 6.1 points, the 90th percentile of half spreads in vol "
                                + "points, chain of 5 Feb 2026 15:51 (median 1.6; of 864 options 573 had a bid and an "
                                + "ask that imply a volatility)"),
                new Stress(
                        "Funding spike, longs pay",
                        Moves.NONE.withFunding(0.00567).withDays(1),
                        "BTCUSDT funding since 2019: the dearest 24 hours for longs, 0.567 % from 8 Feb 2021 16:00"),
                new Stress(
                        "Funding spike, shorts pay",
                        Moves.NONE.withFunding(-0.00442).withDays(1),
                        "BTCUSDT funding since 2019: the dearest 24 hours for shorts, 0.442 % from 13 March 2020 08:00"),
                new Stress(
                        "Stablecoin depeg",
                        Moves.NONE.withMoney(-0.0816),
                        "lowest USDT that two-hourly prices imply (BTC/USD at Bitstamp over BTC/USDT), 15 October 2018: "
                                + "-8.2 %; taken for every money but USD"),
                new Stress(
                        "Exchange down",
                        crash(-0.104),
                        "no trade for six hours: the worst in a thousand six-hour moves of BTC/USDT since August 2017"
                                + SLOPE_WORDS),
                new Stress(
                        "Weekend gap down",
                        crash(-0.134).withDays(50.0 / 24),
                        "worst Friday 22:00 to Monday 00:00 of BTC/USDT since August 2017: 12-15 July 2019"
                                + SLOPE_WORDS),
                new Stress(
                        "Weekend gap up",
                        Moves.of(0.132, 0, 0).withDays(50.0 / 24),
                        "best Friday 22:00 to Monday 00:00 of BTC/USDT since August 2017: 1-4 January 2021; volatility "
                                + "is left as it is, by choice"));
    }

    private static Moves crash(double spot) {
        double share = -Math.log1p(spot) / CRASH_MOVE;
        return Moves.of(spot, share * CRASH_VOL, CRASH_POWER).withSkew(share * CRASH_SKEW);
    }
}
