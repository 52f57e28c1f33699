package gammadesk.connectors.simulator.market;

import gammadesk.connectors.simulator.market.ListingCalendar.Cycle;

/**
 * Figures of open interest and volume, measured on the 56 recorded chains of 1-14 April 2026.
 *
 * <ul>
 *   <li>Totals: BTC 385,000 coin open, 22,900 traded a day; ETH 2,085,000 and 129,000. Calls are 59 % (BTC) and 67 %
 *       (ETH) of open interest.
 *   <li>Open interest by tenor (1, 2, 4, 10, 20, 45, 120 days, beyond): BTC 2, 1, 2, 5, 18, 6, 33, 32 %; ETH 2, 2, 3,
 *       5, 15, 6, 41, 26 %. On 6 April the BTC days held 0.2-0.6 % each, the weeks 5.5 and 3.2, the month of April 25,
 *       May 10, the quarters 24, 15, 16 and the newest 0.5.
 *   <li>By strike over forward the calls peak at 1.05-1.3 with a fat tail to 2.2 and beyond, the puts at 0.7-0.95.
 *       Beyond 45 days a BTC strike on a round 5,000 or 10,000 holds 4 times as much as its neighbours.
 *   <li>Volume by tenor: BTC 12, 8, 12, 11, 21, 7, 19, 10 %; ETH 21, 10, 17, 12, 16, 7, 15, 3 %. By absolute delta it
 *       is even from 0.07 to 0.7 and almost nil above 0.85.
 * </ul>
 */
final class InterestFigures {
    static final int TENORS = 8;

    private static final double[] TENOR_DAYS = {1, 2, 4, 10, 20, 45, 120};
    private static final double[] VOLUME_BTC = {0.118, 0.078, 0.122, 0.111, 0.207, 0.068, 0.190, 0.105};
    private static final double[] VOLUME_ETH = {0.209, 0.101, 0.166, 0.119, 0.156, 0.066, 0.150, 0.034};
    private static final double[] DELTA_ENDS = {0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.7, 0.85, 1.01};
    private static final double[] CALL_VOLUME = {0.026, 0.042, 0.050, 0.077, 0.104, 0.093, 0.084, 0.017, 0.013};
    private static final double[] PUT_VOLUME = {0.031, 0.045, 0.067, 0.082, 0.121, 0.099, 0.041, 0.004, 0.003};

    private InterestFigures() {}

    /** Share of open interest that an expiry draws, before all of them are scaled to one. */
    static double expiryWeight(Cycle cycle, double days) {
        return switch (cycle) {
            case DAY -> 0.008 / (1 + days / 2);
            case WEEK -> days < 7 ? 0.055 : days < 14 ? 0.032 : 0.012;
            case MONTH -> days < 32 ? 0.25 : days < 60 ? 0.10 : 0.06;
            case QUARTER -> days < 120 ? 0.24 : days < 220 ? 0.15 : days < 320 ? 0.155 : 0.01;
        };
    }

    /**
     * Share of an expiry's open interest of a type that a strike draws.
     *
     * @param outward deviations by which the option is out of the money
     */
    static double strikeWeight(int strike, int roundUnit, double outward, double days) {
        double shape = outward > 0 ? Math.exp(-Math.abs(outward - 0.7) / 1.5) : 0.63 * Math.exp(outward / 0.5);
        return shape * roundness(strike, roundUnit, days > 15);
    }

    static int tenorClass(double days) {
        int tenor = 0;
        while (tenor < TENOR_DAYS.length && days > TENOR_DAYS[tenor]) {
            tenor++;
        }
        return tenor;
    }

    static double volumeShare(boolean bitcoin, int tenorClass) {
        return (bitcoin ? VOLUME_BTC : VOLUME_ETH)[tenorClass];
    }

    /** Relative chance that a trade falls into a class of absolute delta. */
    static double volumeWeight(boolean call, double absoluteDelta) {
        int i = 0;
        while (absoluteDelta > DELTA_ENDS[i]) {
            i++;
        }
        return (call ? CALL_VOLUME : PUT_VOLUME)[i];
    }

    /** How far a strike draws interest by being round. */
    static double roundness(int strike, int roundUnit, boolean lasting) {
        double others = lasting ? 0.25 : 0.6;
        if (strike % (10 * roundUnit) == 0) {
            return 1.3;
        }
        if (strike % (5 * roundUnit) == 0) {
            return 1;
        }
        return strike % roundUnit == 0 ? others : others / 2;
    }
}
