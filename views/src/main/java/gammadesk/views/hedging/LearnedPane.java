package gammadesk.views.hedging;

import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.decision.PolicyVerdict;
import gammadesk.analytics.hedging.Belief;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What speaks for a proposal of a learned policy, and how far it is believed; nothing for one of a rule. */
final class LearnedPane {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double NEARLY = 0.9;
    private static final double BAR_WIDTH = 52;

    private final VBox root = new VBox();
    private Optional<Seen> shown = Optional.empty();

    /** All that it shows, so that nothing is drawn again that did not change. */
    private record Seen(
            Optional<PolicyVerdict> verdict,
            Optional<LiveWatch> watch,
            Optional<Belief> belief,
            List<String> constraints,
            String age) {}

    LearnedPane() {
        root.setId("hedge-learned");
        root.setMinWidth(0);
    }

    Node node() {
        return root;
    }

    void show(HedgeBoard board, HedgeCard card, long nowMillis) {
        Optional<PolicyVerdict> verdict = board.verdict(card);
        Seen now = new Seen(
                verdict,
                board.watch(card),
                card.proposal().belief(),
                card.proposal().constraints(),
                verdict.map(one -> LearnedWords.evidence(one, nowMillis)).orElse(""));
        if (shown.filter(now::equals).isEmpty()) {
            shown = Optional.of(now);
            boolean isLearned = verdict.isPresent() || now.belief.isPresent();
            Parts.show(root, isLearned);
            root.getChildren().setAll(isLearned ? List.of(section(now)) : List.of());
        }
    }

    private static Node section(Seen seen) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("hedge-grid");
        grid.setMinWidth(0);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        grid.getColumnConstraints().setAll(names, values);
        seen.verdict.ifPresentOrElse(
                verdict -> court(grid, verdict, seen),
                () -> row(grid, "Ruling", "Its model is not here any more.", Parts.words("not here any more")));
        seen.belief.ifPresent(belief -> belief(grid, belief, seen.constraints));
        return Parts.section("Learned policy", grid);
    }

    private static void court(GridPane grid, PolicyVerdict verdict, Seen seen) {
        row(
                grid,
                "Ruling",
                "What the court lets it do with this kind of book. Enforced by the desk.",
                Parts.words(LearnedWords.ruling(verdict), "hedge-heading"));
        verdict.risk()
                .map(Reason::words)
                .ifPresent(words -> row(
                        grid,
                        "Headline",
                        "Expected shortfall of a day, in that of the best baseline",
                        Parts.words(words)));
        if (!verdict.against().isEmpty()) {
            row(
                    grid,
                    "Kept back by",
                    String.join(
                            "\n", verdict.against().stream().map(Reason::words).toList()),
                    Parts.words(LearnedWords.against(verdict)));
        }
        row(
                grid,
                "Live drift",
                "Profits after costs and costs of venue days from 08:00 UTC, as shares of what the book's options are for, "
                        + "against those of the evidence: cumulative, in deviations, one-sided. At its limit the ruling is "
                        + "taken back.",
                seen.watch
                        .<Node>map(watch -> gauge(watch.share(), watch.share() >= NEARLY, LearnedWords.drift(watch)))
                        .orElseGet(() -> Parts.words(LearnedWords.unwatched(verdict))));
        row(
                grid,
                "Evidence",
                "When it was tried, and the hash of the model that was: " + verdict.modelHash(),
                Parts.words(seen.age));
    }

    private static void belief(GridPane grid, Belief belief, List<String> constraints) {
        row(
                grid,
                "Believed",
                "Share of the learned correction in the band; the rest is Whalley and Wilmott's",
                gauge(belief.weight(), false, LearnedWords.weight(belief)));
        row(
                grid,
                "Distance",
                "Of this book from the middle of what it was trained on; 1 is the edge",
                gauge(belief.distance(), !belief.isInside(), LearnedWords.distance(belief)));
        row(
                grid,
                "Clamped by",
                "Limits that changed what it wanted",
                Parts.words(LearnedWords.clamps(belief, constraints)));
    }

    private static void row(GridPane grid, String name, String explained, Node value) {
        Label label = Parts.dim(name);
        label.setTooltip(new Tooltip(explained));
        GridPane.setValignment(label, VPos.TOP);
        grid.addRow(grid.getRowCount(), label, value);
    }

    /** The bar stands beside the first line of its words. */
    private static Node gauge(double share, boolean isFull, String words) {
        ProgressBar bar = new ProgressBar(Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1));
        bar.setMinWidth(BAR_WIDTH);
        bar.setMaxWidth(BAR_WIDTH);
        bar.setAccessibleText(words);
        bar.pseudoClassStateChanged(FULL, isFull);
        Label label = Parts.words(words);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox box = new HBox(8, bar, label);
        box.setAlignment(Pos.TOP_LEFT);
        box.setMinWidth(0);
        box.getStyleClass().add("hedge-gauge");
        return box;
    }
}
