package gammadesk.views.evidence;

import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

/** What the panel can show of a trial, one at a time. */
enum Section {
    REASONS("Reasons", KeyCode.DIGIT1, ReasonsView::new),
    RULES("All rules", KeyCode.DIGIT2, RulesView::new),
    EQUITY("Equity", KeyCode.DIGIT3, EquityView::new),
    PROFITS("P&L spread", KeyCode.DIGIT4, ProfitView::new),
    FRONTIER("Cost and risk", KeyCode.DIGIT5, FrontierView::new),
    STRESS("Stress", KeyCode.DIGIT6, StressView::new),
    OVERFITTING("Overfitting", KeyCode.DIGIT7, OverfittingView::new),
    LOSSES("Where it loses", KeyCode.DIGIT8, LossMapView::new),
    TRAINING("Training", KeyCode.DIGIT9, TrainingView::new),
    TRIALS("Trial ledger", KeyCode.T, TrialsView::new);

    private final String title;
    private final KeyCode key;
    private final BiFunction<DeskContext, ExportTarget, EvidencePart> maker;

    Section(String title, KeyCode key, BiFunction<DeskContext, ExportTarget, EvidencePart> maker) {
        this.title = title;
        this.key = key;
        this.maker = maker;
    }

    String title() {
        return title;
    }

    /** As it stands on the keyboard. */
    String key() {
        return key.getName();
    }

    EvidencePart make(DeskContext context, ExportTarget exports) {
        return maker.apply(context, exports);
    }

    static Optional<Section> of(KeyCode key) {
        return Stream.of(values()).filter(section -> section.key == key).findFirst();
    }

    /** The one after or before, at the ends it stays. */
    Section next(int by) {
        return values()[Math.clamp(ordinal() + by, 0, values().length - 1)];
    }
}
