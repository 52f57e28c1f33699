package gammadesk.views.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedEvidence;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.evidence.EvidenceDesk.Job;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The panel says what the court ruled and why, lets choose and compare, and shows what is at work. */
class EvidencePanelTest {
    private final DeskContext context = new DeskContext(new ManualClock(), Currency.BTC, ThemeMode.DARK);
    private final ExportTarget exports = new ToFolder();
    private final Given files = new Given();
    private final CannedEvidence desk = Toolkit.call(CannedEvidence::usual);
    private final EvidenceController screen = Toolkit.call(() -> new EvidenceController(context, exports, files, desk));
    private final Scene scene = Toolkit.call(() -> open(screen, 1000));

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    private static Scene open(EvidenceController screen, int width) {
        Scene scene = new Scene(new StackPane(screen.node()), width, 700);
        Theme.apply(scene, ThemeMode.DARK);
        Panels.lay(scene);
        Panels.lay(scene);
        return scene;
    }

    private String words() {
        return Toolkit.call(() -> {
            Panels.lay(scene);
            return String.join(" | ", Panels.words(scene));
        });
    }

    private void press(KeyCode code) {
        Toolkit.run(() -> Event.fireEvent(
                screen.node(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private List<String> choices(String id) {
        return Toolkit.call(
                () -> chip(id).getItems().stream().map(MenuItem::getText).toList());
    }

    private void choose(String id, String words) {
        Toolkit.run(() -> chip(id).getItems().stream()
                .filter(item -> item.getText().equals(words))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private MenuButton chip(String id) {
        return (MenuButton) scene.lookup("#" + id);
    }

    @Test
    void theRulingStandsAboveWithEveryNumberAgainstItsLimit() {
        assertThat(words())
                .contains(
                        "deep-band may not advise on “short call”: ",
                        " measures forbid it.",
                        "chance does as well 0.131 is above 0.100, the limit for advising",
                        "recorded days",
                        "✕ nothing");
    }

    @Test
    void everyMeasureHasARow() {
        PolicyEvidence own =
                Toolkit.call(() -> screen.view().shown().orElseThrow().own());
        String csv = Toolkit.call(() -> ((EvidenceTables) screen.view().part(Section.REASONS)).csv());
        own.admission()
                .reasons()
                .forEach(reason -> assertThat(csv).contains(reason.measure().words()));
        assertThat(csv).contains("BTC crash week, 2025-10", "1c".repeat(32));
    }

    @Test
    void somebodyChoosesABookAndComparesTwoPolicies() {
        assertThat(choices("evidence-policy")).containsExactly("deep-band", "deep-memory", "whalley-wilmott-fast");
        choose("evidence-book", "short straddle");
        assertThat(choices("evidence-other")).containsExactly("compare with…", "against deep-memory");
        choose("evidence-other", "against deep-memory");
        assertThat(words())
                .contains(
                        "deep-band may not advise on “short straddle”",
                        "deep-memory may not advise on “short straddle”");
        press(KeyCode.DIGIT2);
        assertThat(words()).contains("compared", "Rules   ES 95 of deep-band");
        press(KeyCode.DIGIT3);
        assertThat(words()).contains("Equity and drawdown after costs, USD   deep-band", "deep-memory");
        choose("evidence-policy", "deep-memory");
        assertThat(words())
                .contains("deep-memory may not advise on “short straddle”")
                .doesNotContain("deep-band may");
    }

    @Test
    void keysGoThroughPoliciesBooksAndSections() {
        press(KeyCode.B);
        assertThat(words()).contains("deep-band may not advise on “short straddle”");
        press(KeyCode.C);
        assertThat(words()).contains("deep-memory may not advise on “short straddle”");
        press(KeyCode.C);
        assertThat(words()).doesNotContain("deep-memory may not");
        press(KeyCode.P);
        assertThat(words()).contains("deep-memory may not advise on “short straddle”");
        for (Section section : Section.values()) {
            assertThat(Toolkit.call(() -> screen.view().model().section().get()))
                    .isEqualTo(section);
            press(KeyCode.PAGE_DOWN);
        }
        press(KeyCode.DIGIT6);
        assertThat(words()).contains("ES 95 under stress, % of the premium, a positive loss");
        press(KeyCode.T);
        assertThat(words()).contains("Trial ledger   12 runs on record, 8 of deep-memory");
    }

    @Test
    void aSectionIsChosenByItsButtonAndStaysChosen() {
        ToggleButton button = (ToggleButton) scene.lookup("#evidence-section-training");
        Toolkit.run(button::fire);
        assertThat(words()).contains("Training, the goal by step of the optimiser, % of the premium   4 members");
        Toolkit.run(button::fire);
        assertThat(Toolkit.call(button::isSelected)).isTrue();
    }

    @Test
    void whatIsMissingHasAReasonInEverySection() {
        choose("evidence-policy", "whalley-wilmott-fast");
        assertThat(words()).contains("may not advise on “short put”: 12 of 12 measures forbid it.");
        for (Section section : Section.values()) {
            Toolkit.run(() -> screen.view().model().section().set(section));
            Toolkit.run(() -> screen.view().refresh());
            assertThat(words())
                    .as("%s", section)
                    .containsAnyOf(
                            "The trial of whalley-wilmott-fast on “short put” holds no ",
                            "The trial names no data.",
                            "The trial holds no rows.",
                            "whalley-wilmott-fast does not learn",
                            "No run is on record: ");
        }
    }

    @Test
    void withoutEvidenceThePanelSaysWhatToDo() {
        Toolkit.run(() -> desk.evidence().clear());
        assertThat(words()).contains("No evidence has been made yet: run a trial, here or by gammadesk backtest");
        Toolkit.run(() -> desk.work(Optional.of(new Job("Backtest of deep-band", 0.25, "day 3 of 12"))));
        assertThat(words()).contains("Backtest of deep-band is at work.", "day 3 of 12", "25 %");
        Toolkit.run(() -> desk.evidence().setAll(CannedEvidence.of("deep-band", "short call", 0.9, 1, 12)));
        assertThat(words()).contains("deep-band may not advise on “short call”").doesNotContain("No evidence has been");
    }

    @Test
    void workCanBeCancelledByButtonAndKey() {
        Toolkit.run(() -> desk.work(Optional.of(new Job("Backtest of deep-band", Double.NaN, ""))));
        Toolkit.run(() -> ((Button) scene.lookup("#evidence-cancel")).fire());
        press(KeyCode.ESCAPE);
        assertThat(desk.cancels).isEqualTo(2);
        Toolkit.run(() -> desk.work(Optional.empty()));
        press(KeyCode.ESCAPE);
        assertThat(desk.cancels).isEqualTo(2);
    }

    @Test
    void aFileThatCouldNotBeReadIsNamed() {
        Toolkit.run(() -> desk.refusals().add("old.json is of version 1, this desk reads version 2."));
        assertThat(words()).contains("old.json is of version 1");
    }

    @Test
    void reportsGoWhereSomebodyChooses() {
        press(KeyCode.W);
        press(KeyCode.D);
        assertThat(desk.reports)
                .containsExactly(
                        Path.of("out", "evidence-deep-band-short-call.html"),
                        Path.of("out", "evidence-deep-band-short-call.pdf"));
        assertThat(words()).contains("The report is in out");
    }

    @Test
    void everyPictureReadsOutAndSavesItsNumbers() {
        for (Section section : Section.values()) {
            Toolkit.run(() -> screen.view().model().section().set(section));
            Toolkit.run(() -> screen.view().refresh());
            Toolkit.run(() -> Panels.lay(scene));
            if (screen.view().part(section) instanceof EvidenceChart chart) {
                Compared chosen = Toolkit.call(() -> screen.view().shown().orElseThrow());
                PlotFrame area = Toolkit.call(() -> chart.plot().frame());
                boolean isRead = Toolkit.call(() -> {
                    for (double x = area.left(); x < area.right(); x += 7) {
                        for (double y = area.top(); y < area.bottom(); y += 7) {
                            if (chart.readout(chosen, area, new Point2D(x, y)).length() > 20) {
                                return true;
                            }
                        }
                    }
                    return false;
                });
                assertThat(isRead).as("read-out of %s", section).isTrue();
                assertThat(Toolkit.call(() -> chart.csv(chosen)).lines().count())
                        .isGreaterThan(5);
            }
        }
    }

    @Test
    void theWorstStressOfThePolicyStandsFirst() {
        press(KeyCode.DIGIT6);
        PolicyEvidence own =
                Toolkit.call(() -> screen.view().shown().orElseThrow().own());
        String worst = own.stresses().stream()
                .filter(row -> row.policy().equals("deep-band"))
                .max((one, two) -> Double.compare(one.shortfall(), two.shortfall()))
                .orElseThrow()
                .stress();
        StressView view = (StressView) screen.view().part(Section.STRESS);
        String first = Toolkit.call(() -> view.csv(screen.view().shown().orElseThrow()))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(first).startsWith(worst + ",");
    }

    @Test
    void theRecordingsAreShownOneByOneInUsd() {
        press(KeyCode.DIGIT6);
        StressView view = (StressView) screen.view().part(Section.STRESS);
        assertThat(words()).contains("11 stresses, the policy's worst first");
        Toolkit.run(() -> view.source().getItems().getLast().fire());
        assertThat(words())
                .contains("ES 95 under stress, USD, a positive loss", "3 recordings, the policy's worst first");
    }

    @Test
    void theSectionsLieLeftWhereThereIsWidthAndElseAbove() {
        Node wide = scene.lookup("#evidence-section-training");
        assertThat(Toolkit.call(() -> wide.getParent().getStyleClass())).doesNotContain("in-lines");
        EvidenceController other = Toolkit.call(() -> new EvidenceController(context, exports, files, desk));
        Scene narrow = Toolkit.call(() -> open(other, 500));
        Node button = Toolkit.call(() -> narrow.lookup("#evidence-section-training"));
        assertThat(Toolkit.call(() -> button.getParent().getStyleClass())).contains("in-lines");
        assertThat(Toolkit.call(
                        () -> button.localToScene(button.getBoundsInLocal()).getMaxX()))
                .isLessThan(500);
    }

    @Test
    void aClosedPanelIsForgotten() {
        WeakReference<EvidenceController> closed = closed();
        for (int round = 0; round < 40 && closed.get() != null; round++) {
            System.gc();
            Toolkit.run(() -> {});
        }
        assertThat(closed.get()).isNull();
    }

    private WeakReference<EvidenceController> closed() {
        EvidenceController other = Toolkit.call(() -> new EvidenceController(context, exports, files, desk));
        Toolkit.run(() -> {
            Scene there = open(other, 900);
            for (Section section : Section.values()) {
                other.view().model().section().set(section);
                other.view().refresh();
                Panels.lay(there);
            }
            other.close();
        });
        return new WeakReference<>(other);
    }

    private static final class Given implements EvidenceFiles {
        private Optional<Path> configuration = Optional.of(Path.of("cases", "crash.json"));

        @Override
        public Optional<Path> configuration(Node owner, String title) {
            return configuration;
        }

        @Override
        public Optional<Path> folder(Node owner) {
            return Optional.of(Path.of("somewhere"));
        }
    }

    private record ToFolder() implements ExportTarget {
        @Override
        public Optional<Path> choose(Node owner, Kind kind, String suggestedName) {
            return Optional.of(Path.of("out", suggestedName));
        }

        @Override
        public void copy(Image picture) {
            throw new AssertionError("nobody copied");
        }
    }
}
