package gammadesk.views.chain;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ExpiryValuation;
import gammadesk.analytics.pricing.IvState;
import java.util.List;

/**
 * One strike of an expiry with its call and its put, read out of the columns only when a cell on screen asks.
 *
 * @param market the expiry
 * @param values what we computed of it
 * @param strike USD
 * @param call row of the call in the columns, -1 when none is listed
 * @param put row of the put in the columns, -1 when none is listed
 * @param atTheMoney whether this is the strike next to the forward
 */
record ChainRow(ExpiryChain market, ExpiryValuation values, double strike, int call, int put, boolean atTheMoney) {
    /** What the row is about: the name of one of its options. */
    String key() {
        return market.instruments().get(Math.max(call, put));
    }

    int index(OptionType type) {
        return type == OptionType.CALL ? call : put;
    }

    boolean isListed(OptionType type) {
        return index(type) >= 0;
    }

    String instrument(OptionType type) {
        return isListed(type) ? market.instruments().get(index(type)) : "";
    }

    double get(Column column, OptionType type) {
        return isListed(type) ? column.get(index(type)) : Double.NaN;
    }

    IvState state(List<IvState> states, OptionType type) {
        return isListed(type) ? states.get(index(type)) : IvState.NO_PRICE;
    }

    double ageSeconds(OptionType type) {
        return get(market.ageSeconds(), type);
    }

    boolean isInTheMoney(OptionType type) {
        return (market.forward() - strike) * type.sign() > 0;
    }
}
