package gammadesk.analytics.learning.rule;

import gammadesk.analytics.learning.HedgeStrategy;
import java.util.Arrays;

/** Holds nothing: what every rule has to be better than. */
public record NoHedge() implements HedgeStrategy {
    @Override
    public String name() {
        return "no hedge";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        Arrays.fill(out, 0);
    }
}
