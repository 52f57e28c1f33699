package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.ForwardRow;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;

/** What is left of every rule when nobody could choose its setting by hindsight. */
final class ForwardView extends EvidenceTables {
    private static final double HEIGHT = 400;

    private final RuleTable rules;

    ForwardView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-walk-forward");
        rules = new RuleTable(context, "All rules, settings chosen on earlier days");
        rules.table().explainEmptiness("The trial holds no walk forward: too few days were recorded to choose on.");
        body(section(
                new Label("On recorded chains, settings chosen on earlier days only, a period is a day, USD"),
                rules.table(),
                HEIGHT));
    }

    @Override
    String headline(Compared chosen) {
        List<PolicyRow> rows =
                chosen.own().forward().stream().map(ForwardRow::row).toList();
        Optional<PolicyRow> best = rows.stream()
                .filter(row -> row.role() == Role.BASELINE
                        && Double.isNaN(row.shortfallLessBest().value()))
                .findFirst();
        if (best.isEmpty()) {
            return "Walk-forward   nothing to set it against";
        }
        PolicyRow own = rows.getFirst();
        Amounts amounts = Amounts.of(own.shortfall(), best.get().shortfall());
        return "Walk-forward   ES 95 of " + own.name() + " "
                + amounts.plain(own.shortfall().value()) + ", of " + best.get().name() + ", the best, "
                + amounts.plain(best.get().shortfall().value());
    }

    @Override
    String detail(Compared chosen) {
        return "five windows, each judged by settings with the least ES 95 on the days before it, those that reach into"
                + " it or the day before it left out";
    }

    @Override
    void fill(Compared chosen) {
        rules.show(chosen, PolicyEvidence::forward);
    }

    @Override
    String csv() {
        return rules.table().csv();
    }
}
