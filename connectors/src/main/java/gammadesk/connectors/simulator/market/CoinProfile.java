package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import java.util.List;

/**
 * What tells one coin's model market from another's. Levels are those of the chains recorded in April 2026, the
 * stressed ones those of 3 February 2026, the eve of the crash.
 *
 * @param coin the currency
 * @param startIndex first index price, USD
 * @param steps the venue's strike steps, fine to coarse, USD
 * @param gridReach exponent on the zones of strikes: a livelier coin needs a wider grid
 * @param roundUnit a strike that is a multiple of ten of these is a round one, USD
 * @param realisedVol annual, of the index in calm
 * @param shortVol implied level at the shortest tenors, a fraction
 * @param middleVol implied level at about a month
 * @param longVol implied level at a year and beyond
 * @param eveVols the same three on the eve of a crash
 * @param rho slant of the smile
 * @param eta curvature of the smile
 * @param openInterest of all options, coin
 * @param volume24h of all options, coin
 * @param callShare of open interest
 * @param levelAmount middling amount of an option's book level, coin
 * @param perpetualOpenInterest USD
 */
record CoinProfile(
        Currency coin,
        double startIndex,
        List<Integer> steps,
        double gridReach,
        int roundUnit,
        double realisedVol,
        double shortVol,
        double middleVol,
        double longVol,
        List<Double> eveVols,
        double rho,
        double eta,
        double openInterest,
        double volume24h,
        double callShare,
        double levelAmount,
        double perpetualOpenInterest) {
    static final CoinProfile BTC = new CoinProfile(
            Currency.BTC,
            69_140,
            List.of(500, 1_000, 2_000, 5_000, 10_000),
            1,
            1_000,
            0.42,
            0.47,
            0.455,
            0.515,
            List.of(0.575, 0.48, 0.50),
            -0.30,
            0.80,
            385_000,
            22_900,
            0.592,
            8,
            1.05e9);
    static final CoinProfile ETH = new CoinProfile(
            Currency.ETH,
            2_131,
            List.of(25, 50, 100, 200, 500),
            1.5,
            100,
            0.58,
            0.60,
            0.675,
            0.695,
            List.of(0.84, 0.69, 0.67),
            -0.20,
            0.75,
            2_085_000,
            129_000,
            0.674,
            80,
            4.2e8);
}
