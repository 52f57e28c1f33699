package gammadesk.analytics.risk;

/**
 * The dials of Deribit's portfolio margin, in the venue's own grouping: {@code model_params} of
 * {@code private/pme/simulate}. The venue changes them without notice; nothing here is read from a constant by the
 * calculation.
 *
 * @param general what holds for every currency
 * @param currency what holds for the currency of the margin
 * @param pair what holds for the index
 */
public record PortfolioMarginParameters(General general, CurrencyTerms currency, PairTerms pair) {
    /**
     * Dials of every currency.
     *
     * @param mmFactor maintenance margin as a share of the risk matrix margin
     * @param bucketsCount price moves on each side of the present price, at least 1
     */
    public record General(double mmFactor, int bucketsCount) {
        /** Throws {@link IllegalArgumentException} when there is no bucket. */
        public General {
            if (bucketsCount < 1) {
                throw new IllegalArgumentException("a risk matrix needs a bucket on each side");
            }
        }
    }

    /**
     * Dials of a settlement currency.
     *
     * @param minAnnualisedMove smallest move of the basis for the roll shock, a fraction
     * @param annualisedMoveRisk yearly rate at which the basis may move, a fraction
     * @param extendedDampenerUsd USD of a loss in the extended table that are forgiven per further price range
     * @param pnlOffset share of a scenario's gain that counts, 0 to 1
     * @param maxOffsetablePnlUsd USD of a scenario's gain that may count
     */
    public record CurrencyTerms(
            double minAnnualisedMove,
            double annualisedMoveRisk,
            double extendedDampenerUsd,
            double pnlOffset,
            double maxOffsetablePnlUsd) {}

    /**
     * Dials of an index.
     *
     * @param priceRange largest move of the standard matrix, a fraction below 1
     * @param volatilityRangeUp relative rise of volatility at 30 days, a fraction
     * @param volatilityRangeDown relative fall of volatility at 30 days, a fraction
     * @param shortTermVegaPower power of time under 30 days
     * @param longTermVegaPower power of time from 30 days on
     * @param minVolatilityForShockUp lowest volatility after a rise, a fraction
     * @param extendedTableFactor weight of the extended table
     * @param increase further margin rate per coin of delta above the threshold ({@code m_inc})
     * @param deltaThresholdUsd total delta in USD up to which there is no delta shock
     * @param maxDeltaShock highest rate of the delta shock, a fraction
     */
    public record PairTerms(
            double priceRange,
            double volatilityRangeUp,
            double volatilityRangeDown,
            double shortTermVegaPower,
            double longTermVegaPower,
            double minVolatilityForShockUp,
            double extendedTableFactor,
            double increase,
            double deltaThresholdUsd,
            double maxDeltaShock) {
        /** Throws {@link IllegalArgumentException} when the range is not between 0 and 1. */
        public PairTerms {
            if (!(priceRange > 0 && priceRange < 1)) {
                throw new IllegalArgumentException("not a price range: " + priceRange);
            }
        }
    }

    /**
     * BTC as in the recorded answer of 17 June 2024, the latest that is public for this coin
     * (docs.deribit.com/api-reference/account-management/private-simulate).
     */
    public static PortfolioMarginParameters btc() {
        return new PortfolioMarginParameters(
                new General(0.8, 4),
                new CurrencyTerms(0.01, 0.075, 100_000, 0, 0),
                new PairTerms(0.16, 0.5, 0.25, 0.3, 0.13, 0.5, 1, 0.00005, 20_000_000, 0.1));
    }

    /** ETH as in a recorded answer of 15 February 2026. */
    public static PortfolioMarginParameters eth() {
        return new PortfolioMarginParameters(
                new General(0.8, 4),
                new CurrencyTerms(0.005, 0.05, 200_000, 0.6, 20_000_000),
                new PairTerms(0.18, 0.4, 0.25, 0.3, 0.13, 0.5, 1, 0.000004, 20_000_000, 0.1));
    }
}
