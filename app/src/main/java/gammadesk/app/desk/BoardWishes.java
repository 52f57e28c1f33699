package gammadesk.app.desk;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.app.market.MarketBoard;
import gammadesk.views.exposure.ExposureDesk;
import java.util.List;

/** What is chosen on the exposure panels goes to the board that computes it. */
record BoardWishes(MarketBoard board) implements ExposureDesk.Actions {
    @Override
    public void choose(ExposureChoice choice) {
        board.choose(choice);
    }

    @Override
    public void watch(List<AlertRule> rules) {
        board.watch(rules);
    }
}
