package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Position;
import java.util.Optional;

/**
 * A position with what it is worth and how it reacts now. NaN stands for what is unknown. Profit is in the settlement
 * currency, greeks are of the whole position.
 *
 * @param position the venue's statement
 * @param currency the coin it depends on, empty when the name says nothing of it
 * @param settlement the currency of its profit, empty when the instrument is not known
 * @param mark in the instrument's price unit
 * @param profit not yet realised, at {@code mark}
 * @param profitUsd the same in USD at the index
 * @param live whether mark and profit follow the market here; else they are the venue's last statement
 * @param deltaCoin change of its USD value per USD of the coin; Black's delta on the forward for options
 * @param gammaCoin change of {@code deltaCoin} per USD
 * @param vegaUsd per vol point
 * @param thetaUsd per day
 * @param greeksReason one clause on why there are no greeks, else empty
 */
public record HeldPosition(
        Position position,
        Optional<Currency> currency,
        Optional<Currency> settlement,
        double mark,
        double profit,
        double profitUsd,
        boolean live,
        double deltaCoin,
        double gammaCoin,
        double vegaUsd,
        double thetaUsd,
        String greeksReason) {}
