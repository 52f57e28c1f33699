package gammadesk.views.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedEvidence;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.evidence.EvidenceDesk.Job;
import gammadesk.views.evidence.EvidenceDesk.Outcome;
import gammadesk.views.evidence.EvidenceDesk.Unfinished;
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
import javafx.scene.control.TextField;
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
        assertThat(words()).contains("may not advise on “short put”: 13 of 13 measures forbid it.");
        for (Section section : Section.values()) {
            Toolkit.run(() -> screen.view().model().section().set(section));
            Toolkit.run(() -> screen.view().refresh());
            assertThat(words())
                    .as("%s", section)
                    .containsAnyOf(
                            "The trial of whalley-wilmott-fast on “short put” holds no ",
                            "The trial names no data.",
                            "The trial holds no rows.",
                            "The trial holds no walk forward: ",
                            "The trial holds no errors of deltas: ",
                            "The trial holds no rows on recorded chains",
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

    private void fire(String id) {
        Toolkit.run(() -> ((Button) scene.lookup("#" + id)).fire());
    }

    private boolean isThere(String id) {
        return Toolkit.call(() -> scene.lookup("#" + id) != null);
    }

    @Test
    void aTrialIsSetUpInALineAndStartedOnce() {
        Toolkit.run(() -> desk.models().setAll("wide", "narrow"));
        fire("evidence-trial");
        assertThat(words()).contains("Case", "crash.json", "the model that ships", "Start the trial");
        choose("evidence-model", "narrow");
        fire("evidence-start");
        assertThat(desk.asked).containsExactly("hold " + Path.of("cases", "crash.json") + " narrow");
        assertThat(isThere("evidence-start")).as("the line is closed").isFalse();
    }

    @Test
    void aTrainingTakesItsNameFromItsConfigurationOrFromThePerson() {
        press(KeyCode.L);
        fire("evidence-start");
        press(KeyCode.L);
        Toolkit.run(() -> ((TextField) scene.lookup("#evidence-name")).setText("wide"));
        fire("evidence-start");
        Path file = Path.of("cases", "crash.json");
        assertThat(desk.asked).containsExactly("train " + file + " crash", "train " + file + " wide");
    }

    @Test
    void whoChoosesNoFileStartsNothing() {
        files.configuration = Optional.empty();
        press(KeyCode.N);
        assertThat(words()).contains("choose a file…");
        assertThat(Toolkit.call(() -> scene.lookup("#evidence-start").isDisabled()))
                .isTrue();
        press(KeyCode.ESCAPE);
        assertThat(isThere("evidence-start")).isFalse();
        assertThat(desk.cancels).isZero();
    }

    @Test
    void aDeskWithoutFilesAsksForAFolderFirst() {
        Toolkit.run(() -> desk.folder().set(Optional.empty()));
        fire("evidence-trial");
        assertThat(words()).contains("This desk keeps no files: evidence and models need a folder.");
        fire("evidence-folder");
        assertThat(Toolkit.call(() -> desk.folder().get())).hasValue(Path.of("somewhere"));
        assertThat(words()).contains("choose a file…", "the model that ships");
    }

    @Test
    void workSaysHowFarItIsAndNothingElseCanBeStarted() {
        Toolkit.run(
                () -> desk.work(Optional.of(new Job("Trial of wide", 0.999, "one: delta 2.0", "about 3 min left"))));
        assertThat(words()).contains("Trial of wide", "one: delta 2.0", "99 %", "about 3 min left");
        assertThat(Toolkit.call(() -> scene.lookup("#evidence-trial").isDisabled()
                        && scene.lookup("#evidence-train").isDisabled()))
                .isTrue();
        Toolkit.run(() -> desk.unfinished().setAll(new Unfinished("1", "trial of wide on crash.json", 0.25)));
        assertThat(words()).doesNotContain("Not finished");
        Toolkit.run(() -> desk.work(Optional.empty()));
        assertThat(words()).contains("Not finished: trial of wide on crash.json, 25 % of its walks done");
    }

    @Test
    void whatWasNotFinishedIsGoneOnWithOrForgotten() {
        Toolkit.run(() -> desk.unfinished()
                .setAll(new Unfinished("1", "trial of wide", 0.25), new Unfinished("2", "training of x", Double.NaN)));
        assertThat(words()).contains("Not finished: training of x |");
        press(KeyCode.R);
        fire("evidence-resume");
        fire("evidence-forget");
        assertThat(desk.asked).containsExactly("resume trial of wide", "resume trial of wide", "forget trial of wide");
    }

    @Test
    void newEvidenceIsChosenAndARefusalIsASentence() {
        PolicyEvidence second =
                CannedEvidence.of("deep-band", "short call", 0.9, 9, 12).called("deep-band · wide");
        Toolkit.run(() -> {
            desk.evidence().add(second);
            desk.outcome().set(Optional.of(new Outcome("Trial of wide is held.", false, Optional.of(second))));
        });
        assertThat(words()).contains("Trial of wide is held.", "deep-band · wide may not advise on “short call”");
        Toolkit.run(() -> desk.outcome()
                .set(Optional.of(
                        new Outcome("Refused: the model is refused: it was cut off.", true, Optional.empty()))));
        assertThat(words()).contains("Refused: the model is refused: it was cut off.", "deep-band · wide may not");
    }

    @Test
    void twoTrialsOfOnePolicyLieSideBySide() {
        PolicyEvidence second =
                CannedEvidence.of("deep-band", "short call", 0.8, 4, 12).called("deep-band · wide");
        Toolkit.run(() -> desk.evidence().add(second));
        choose("evidence-other", "against deep-band · wide");
        press(KeyCode.DIGIT0);
        assertThat(words())
                .contains("Side by side   deep-band against deep-band · wide", "The same data.", "Difference");
        String csv = Toolkit.call(() -> ((EvidenceTables) screen.view().part(Section.COMPARE)).csv());
        PolicyRow one = row("deep-band");
        PolicyRow two = second.recordedRows().getFirst();
        assertThat(csv.lines()
                        .filter(line -> line.startsWith("ES 95,"))
                        .findFirst()
                        .orElseThrow()
                        .split(",")[3])
                .satisfies(less -> assertThat(Double.parseDouble(less))
                        .isCloseTo(one.shortfall().value() - two.shortfall().value(), within(1e-6)));
        press(KeyCode.DIGIT6);
        assertThat(words()).contains("deep-band · wide");
    }

    @Test
    void aPolicyStandsBesideItsBestBaselineWithThePairedInterval() {
        press(KeyCode.DIGIT0);
        assertThat(words()).contains("Side by side   deep-band against Whalley-Wilmott", "measured day by day on both");
        String csv = Toolkit.call(() -> ((EvidenceTables) screen.view().part(Section.COMPARE)).csv());
        PolicyRow own = row("deep-band");
        assertThat(csv).contains(Double.toString(own.shortfallLessBest().value()));
        choose("evidence-right", "Leland");
        assertThat(words()).contains("deep-band against Leland", "put together from both intervals");
    }

    private PolicyRow row(String name) {
        return Toolkit.call(() -> screen.view().shown().orElseThrow().own().recordedRows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow());
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
