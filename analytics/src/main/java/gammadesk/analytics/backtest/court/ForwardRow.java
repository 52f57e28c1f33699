package gammadesk.analytics.backtest.court;

import java.util.List;

/**
 * A rule whose setting was chosen, window by window, on the periods before and judged on the window alone.
 *
 * @param row its figures over all windows; named after the rule, without a dial
 * @param dials what was chosen for each window; NaN where the rule has no setting
 */
public record ForwardRow(PolicyRow row, List<Double> dials) {
    public ForwardRow {
        dials = List.copyOf(dials);
    }
}
