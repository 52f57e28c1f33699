package gammadesk.analytics.risk;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;

/**
 * A position as a risk engine sees it. Sizes are signed and in coin also for inverse futures (USD amount over mark
 * price); results are in the settlement currency: coin for inverse contracts, USD for linear ones.
 */
public sealed interface RiskPosition {
    /** The venue's name of the instrument. */
    String instrument();

    /** Coin or USD settlement. */
    Settlement settlement();

    /** Years of 365 days to expiry; 0 for a perpetual. */
    double years();

    /** Signed size in coin. */
    double size();

    /** Price in USD from which moves are counted: mark of a future, forward of an option. */
    double forward();

    /**
     * Coins gained when the price rises by 1 %, times 100, per the venue's account: a future counts with its coin
     * position, an inverse option with the delta less its price in coin, because the premium is held in coin.
     */
    double netDelta();

    /** Present volatility, a fraction; 0 where there is none. */
    double vol();

    /**
     * Worth of the whole position after a shock, in the settlement currency, up to a constant: only differences mean
     * something.
     *
     * @param move relative move of the price, above -1
     * @param vol the volatility after the shock, a fraction; futures ignore it
     */
    double worth(double move, double vol);

    /** Profit of the whole position after a shock, in the settlement currency. */
    default double profit(double move, double vol) {
        return worth(move, vol) - worth(0, vol());
    }

    /**
     * A future or perpetual.
     *
     * @param instrument the venue's name
     * @param settlement coin or USD
     * @param size signed, in coin
     * @param mark USD per coin
     * @param years to expiry, 0 for a perpetual
     */
    record Future(String instrument, Settlement settlement, double size, double mark, double years)
            implements RiskPosition {
        @Override
        public double forward() {
            return mark;
        }

        @Override
        public double netDelta() {
            return size;
        }

        @Override
        public double vol() {
            return 0;
        }

        @Override
        public double worth(double move, double vol) {
            return settlement == Settlement.INVERSE ? -size / (1 + move) : size * mark * (1 + move);
        }
    }

    /**
     * An option.
     *
     * @param instrument the venue's name
     * @param settlement coin or USD
     * @param size signed, in coin
     * @param strike USD per coin
     * @param type call or put
     * @param forward USD per coin
     * @param markVol mark volatility, a fraction
     * @param years to expiry
     */
    record Option(
            String instrument,
            Settlement settlement,
            double size,
            double strike,
            OptionType type,
            double forward,
            double markVol,
            double years)
            implements RiskPosition {
        @Override
        public double netDelta() {
            double delta = Black76.greeks(forward, strike, years, markVol, type).delta();
            double premium = settlement == Settlement.INVERSE ? price(forward, markVol) : 0;
            return size * (delta - premium);
        }

        @Override
        public double vol() {
            return markVol;
        }

        @Override
        public double worth(double move, double vol) {
            return size * price(forward * (1 + move), vol);
        }

        private double price(double underlying, double vol) {
            double usd = Black76.priceUsd(underlying, strike, years, vol, type);
            return settlement == Settlement.INVERSE ? usd / underlying : usd;
        }
    }
}
