package gammadesk.views.evidence;

import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

/** What the panel can show of a trial, one at a time. */
enum Section {
    REASONS("Reasons", KeyCode.DIGIT1),
    RULES("All rules", KeyCode.DIGIT2),
    EQUITY("Equity", KeyCode.DIGIT3),
    PROFITS("P&L spread", KeyCode.DIGIT4),
    FRONTIER("Cost and risk", KeyCode.DIGIT5),
    STRESS("Stress", KeyCode.DIGIT6),
    OVERFITTING("Overfitting", KeyCode.DIGIT7),
    LOSSES("Where it loses", KeyCode.DIGIT8),
    TRAINING("Training", KeyCode.DIGIT9),
    FORWARD("Walk-forward", KeyCode.F),
    SMILE("Smile delta", KeyCode.K),
    TRIALS("Trial ledger", KeyCode.T),
    COMPARE("Side by side", KeyCode.DIGIT0);

    private final String title;
    private final KeyCode key;

    Section(String title, KeyCode key) {
        this.title = title;
        this.key = key;
    }

    String title() {
        return title;
    }

    /** As it stands on the keyboard. */
    String key() {
        return key.getName();
    }

    EvidencePart make(DeskContext context, ExportTarget exports) {
        return switch (this) {
            case REASONS -> new ReasonsView(context, exports);
            case RULES -> new RulesView(context, exports);
            case EQUITY -> new EquityView(context, exports);
            case PROFITS -> new ProfitView(context, exports);
            case FRONTIER -> new FrontierView(context, exports);
            case STRESS -> new StressView(context, exports);
            case OVERFITTING -> new OverfittingView(context, exports);
            case LOSSES -> new LossMapView(context, exports);
            case TRAINING -> new TrainingView(context, exports);
            case FORWARD -> new ForwardView(context, exports);
            case SMILE -> new SmileDeltaView(context, exports);
            case TRIALS -> new TrialsView(context, exports);
            case COMPARE -> new CompareView(context, exports);
        };
    }

    static Optional<Section> of(KeyCode key) {
        return Stream.of(values()).filter(section -> section.key == key).findFirst();
    }

    /** The one after or before, at the ends it stays. */
    Section next(int by) {
        List<Section> all = List.of(values());
        return all.get(Math.clamp(all.indexOf(this) + by, 0, all.size() - 1));
    }
}
