package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.net.MlpShape;
import gammadesk.analytics.market.OptionType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy sees and what its net looks like. The net sees log-moneyness in standard deviations of the whole term,
 * the root of the share of time left, the momentary volatility against the usual one, Black's delta, how near the money
 * the option is and, for {@link HedgeHead#MEMORY}, what is held.
 *
 * @param head what the outputs mean
 * @param hidden widths of the hidden layers
 * @param type of the option
 * @param strike of the option
 * @param years from the first moment to expiry
 * @param volatility that is usual, a fraction a year
 */
public record PolicyDesign(
        HedgeHead head, List<Integer> hidden, OptionType type, double strike, double years, double volatility) {
    /** Log-moneyness, time, volatility, delta, nearness. */
    static final int STATE_INPUTS = 5;

    /** Throws {@link IllegalArgumentException} for a strike, term or volatility that is not positive and finite. */
    public PolicyDesign {
        hidden = List.copyOf(hidden);
        if (!(strike * years * volatility > 0) || !Double.isFinite(strike * years * volatility) || !(strike > 0)) {
            throw new IllegalArgumentException(
                    "no policy for strike " + strike + ", years " + years + ", volatility " + volatility);
        }
        if (hidden.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("no net has the hidden widths " + hidden);
        }
    }

    /** The net's widths. */
    public MlpShape shape() {
        List<Integer> widths = new ArrayList<>();
        widths.add(STATE_INPUTS + (head.seesHeld() ? 1 : 0));
        widths.addAll(hidden);
        widths.add(head.outputs());
        return new MlpShape(widths);
    }
}
