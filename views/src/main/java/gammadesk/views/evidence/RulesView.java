package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveTable;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The policy and every baseline in one table, on simulated claims and on recorded chains. */
final class RulesView extends EvidenceTables {
    private static final double HALF = 240;
    private final Label heading = new Label();
    private final RuleTable rows;
    private final RuleTable recorded;
    private final Region below;

    RulesView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-rules");
        rows = new RuleTable(context, "All rules of the trial");
        recorded = new RuleTable(context, "All rules on recorded chains");
        rows.table().explainEmptiness("The trial holds no rows.");
        below = section(new Label("On recorded chains, a period is a day, USD"), recorded.table(), HALF);
        body(section(heading, rows.table(), HALF), below);
    }

    LiveTable<?> rows() {
        return rows.table();
    }

    @Override
    String headline(Compared chosen) {
        Optional<PolicyRow> own = chosen.own().own();
        Optional<PolicyRow> best = chosen.own().best();
        if (own.isEmpty() || best.isEmpty()) {
            return "Rules   no baseline to set it against";
        }
        Amounts amounts = Amounts.of(
                own.get().shortfall(), best.get().shortfall(), own.get().shortfallLessBest());
        Estimate less = own.get().shortfallLessBest();
        return "Rules   ES 95 of " + chosen.own().policy() + " "
                + amounts.plain(own.get().shortfall().value()) + ", of "
                + best.get().name() + ", the best baseline, "
                + amounts.plain(best.get().shortfall().value()) + ": " + amounts.signed(less.value()) + ", 90 % "
                + amounts.interval(less);
    }

    @Override
    String detail(Compared chosen) {
        return chosen.context()
                + " · a period is the life of a claim, or a day of a recorded book · intervals hold 90 %";
    }

    @Override
    void fill(Compared chosen) {
        heading.setText("A period is a claim or a day, " + chosen.own().money());
        rows.show(chosen, evidence -> RuleTable.settled(evidence.rows()));
        boolean isRecorded = recorded.show(chosen, evidence -> RuleTable.settled(evidence.recordedRows()));
        below.setVisible(isRecorded);
        below.setManaged(isRecorded);
    }

    @Override
    String csv() {
        return rows.table().csv() + "\n" + recorded.table().csv();
    }
}
