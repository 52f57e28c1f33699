package gammadesk.views.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.PolicyField;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.views.canned.CannedHedges;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Execution, history and limits. */
class HedgePanelsTest {
    private final ManualClock clock = new ManualClock();
    private final CannedHedges canned = new CannedHedges(clock);
    private HedgeTrial trial;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @AfterEach
    void close() {
        if (trial != null) {
            trial.close();
        }
    }

    private boolean isAsking(HedgeLimitsController panel) {
        return Toolkit.call(() -> panel.pane().isAsking());
    }

    @Test
    void anExecutionShowsItsCostAndCanBeStopped() {
        trial = new HedgeTrial(
                clock,
                new CannedHedges(clock)
                        .open(canned.partly("p-2"), canned.waiting("p-1"))
                        .board());
        trial.open(ExecutionController::new);
        assertThat(trial.words())
                .contains("56,000 of 93,000 USD", "77,371.25", "77,366.10", "+3.73", "0.6 of 2.5 BTC")
                .anyMatch(text -> text.contains("fees included: +54.94 USD"))
                .anyMatch(text -> text.contains("Is filled by 42 %."));
        trial.fire("#execution-stop-p-2");
        assertThat(trial.actions.asked()).containsExactly("stop p-2");
    }

    @Test
    void whatEndedLatelyIsStillThereAndThenNot() {
        trial = new HedgeTrial(
                clock,
                new CannedHedges(clock).ended(List.of(canned.done("p-1"))).board());
        trial.open(ExecutionController::new);
        assertThat(trial.words()).anyMatch(text -> text.contains("Is done."));
        trial.pass(11 * 60_000);
        assertThat(trial.words())
                .noneMatch(text -> text.contains("Is done."))
                .anyMatch(text -> text.startsWith("Nothing is"));
    }

    @Test
    void historyIsFilteredReadAndExported() throws IOException {
        trial = new HedgeTrial(
                clock, new CannedHedges(clock).ended(canned.history(12)).board());
        trial.open(HedgeHistoryController::new);
        assertThat(trial.words()).contains("12 rows");
        choose("#history-end", "done");
        assertThat(trial.words()).contains("3 of 12").doesNotContain("rejected");
        choose("#history-end", HistoryModel.ALL);
        trial.type("#history-filter", "ROLL tomorrow");
        assertThat(trial.words()).contains("3 of 12");
        trial.type("#history-filter", "");
        Path file = Path.of("target", "hedge-history.csv");
        Files.deleteIfExists(file);
        trial.fire("#history-csv");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(13);
        assertThat(lines.getFirst()).startsWith("Ended,Coin,Advisor,What,End,\"Filled, %\"");
        assertThat(lines.get(1)).contains(",done,100.0,").contains(",0.0107,0.0113,-214.52,611.08,396.56");
        assertThat(lines.get(2))
                .as("what is not known is empty")
                .contains(",rejected,,")
                .endsWith(",,,,,");
    }

    @Test
    void choosingARecordShowsAllOfItWithoutAWayToActOnIt() {
        trial = new HedgeTrial(
                clock, new CannedHedges(clock).ended(canned.history(4)).board());
        trial.open(HedgeHistoryController::new);
        Toolkit.run(
                () -> ((TableView<?>) trial.node(".live-table")).getFocusModel().focus(0));
        trial.pulse();
        assertThat(trial.words())
                .contains("What it did, against having done nothing", "−214.52", "+611.08", "+396.56")
                .doesNotContain("Use this instead");
    }

    @SuppressWarnings("unchecked")
    private void choose(String id, String value) {
        Toolkit.run(() -> ((ComboBox<String>) trial.node(id)).setValue(value));
        trial.pulse();
    }

    @Test
    void savingSaysWhatBecomesWhatAndMakesOneChange() {
        trial = new HedgeTrial(clock, canned.board());
        HedgeLimitsController panel = trial.open(HedgeLimitsController::new);
        assertThat(trial.isDisabled("#limits-save")).isTrue();
        trial.type("#limit-threshold", "0.25");
        trial.type("#limit-confidence", "99");
        trial.type("#limit-most-vega", "1,500");
        choose("#limits-advisor", "leland");
        Toolkit.run(() -> level().setValue(AutonomyLevel.BUDGET));
        trial.fire("#limits-save");
        assertThat(isAsking(panel)).isTrue();
        assertThat(trial.words())
                .contains(
                        "Advisor: delta → leland",
                        "Level: proposes → acts inside a budget",
                        "Goal of the advisor, Threshold of the plain rule: 0.1 coin → 0.25 coin",
                        "Goal of the advisor, Confidence of the shortfall: 95 % → 99 %",
                        "Goal of the advisor, Vega at most: none → 1,500 USD per point");
        trial.fire("#confirm-yes");
        assertThat(trial.actions.asked()).containsExactly("change BTC");
        HedgePolicy made = trial.actions.changed().orElseThrow();
        HedgePolicy first = canned.btc().policy();
        assertThat(made.goal().threshold()).isEqualTo(0.25);
        assertThat(made.goal().confidence()).isEqualTo(0.99);
        assertThat(made.goal().mostVegaUsd()).hasValue(1_500);
        assertThat(made.advisor()).isEqualTo("leland");
        assertThat(made.level()).isEqualTo(AutonomyLevel.BUDGET);
        assertThat(made.limits()).isEqualTo(first.limits());
        assertThat(made.budget()).isEqualTo(first.budget());
        assertThat(made.style()).isEqualTo(first.style());
        assertThat(made.flatten()).isEqualTo(first.flatten());
    }

    @SuppressWarnings("unchecked")
    private ComboBox<AutonomyLevel> level() {
        return (ComboBox<AutonomyLevel>) trial.node("#limits-level");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit-threshold | NaN | Threshold of the plain rule must be a number, not below zero.",
                "limit-threshold | -1 | Threshold of the plain rule must be a number, not below zero.",
                "limit-valid | 0 | A proposal holds for must be a number above zero.",
                "limit-most-legs | 2.5 | Orders at most must be a whole number, at least 1.",
                "limit-confidence | 120 | Confidence of the shortfall must be a percentage above 0, at most 100.",
                "limit-limit-order-usd | Infinity | Largest order, notional must be a number above zero.",
                "limit-hour-fees | 50 | Fees and spread an hour must not be below “Fees and spread an order”.",
                "limit-day-delta | 2 | Delta a day must not be below “Delta an hour”.",
                "limit-flatten-order | 2000000 | In all must not be below “By one order”."
            })
    void whatCannotBeLaidDownIsSaid(String id, String typed, String sentence) {
        trial = new HedgeTrial(clock, canned.board());
        trial.open(HedgeLimitsController::new);
        trial.type("#" + id, typed);
        assertThat(trial.text("#limits-problem")).isEqualTo(sentence);
        assertThat(trial.isDisabled("#limits-save")).isTrue();
    }

    @Test
    void everyFieldIsReadAndWrittenBack() {
        PolicyDraft draft = PolicyDraft.of(canned.eth().policy());
        assertThat(draft.problems()).isEmpty();
        assertThat(draft.changes()).isEmpty();
        assertThat(draft.policy()).isEqualTo(canned.eth().policy());
        for (PolicyField field : PolicyField.values()) {
            Map<PolicyField, String> texts = new EnumMap<>(draft.texts());
            double before = field.value(draft.base());
            double other =
                    Double.isNaN(before) ? 0.5 : field.kind() == PolicyField.Kind.SHARE ? before / 2 : before + 3;
            texts.put(field, field.text(other));
            PolicyDraft typed = new PolicyDraft(draft.base(), draft.advisor(), draft.level(), texts);
            assertThat(field.value(typed.policy())).as(field.name()).isCloseTo(other, offset(1e-9));
            for (PolicyField rest : PolicyField.values()) {
                if (rest != field) {
                    assertThat(Double.compare(rest.value(typed.policy()), rest.value(draft.base())))
                            .as(rest + " while " + field + " changes")
                            .isZero();
                }
            }
        }
    }

    @Test
    void armingAsksOnceForAWhileAndDisarmingDoesNot() {
        trial = new HedgeTrial(
                clock, new CannedHedges(clock).books(canned.eth()).board());
        HedgeLimitsController panel = trial.open(HedgeLimitsController::new);
        trial.fire("#limits-arm-60");
        assertThat(trial.words()).contains("Let the desk act by itself on the ETH book for 1 h?");
        trial.fire("#confirm-yes");
        trial.type("#limits-minutes", "0");
        trial.fire("#limits-arm-typed");
        assertThat(isAsking(panel)).isFalse();
        trial.type("#limits-minutes", "45");
        trial.fire("#limits-arm-typed");
        trial.fire("#confirm-yes");
        trial.fire("#limits-disarm");
        assertThat(trial.actions.asked()).containsExactly("arm ETH PT1H", "arm ETH PT45M", "disarm ETH");
    }

    @Test
    void aLevelThatNeedsNoArmingCannotBeArmed() {
        trial = new HedgeTrial(
                clock, new CannedHedges(clock).books(canned.btc()).board());
        trial.open(HedgeLimitsController::new);
        assertThat(trial.isDisabled("#limits-arm-60")).isTrue();
        assertThat(trial.isDisabled("#limits-disarm")).isTrue();
        assertThat(trial.words()).anyMatch(text -> text.contains("there is nothing to arm"));
    }

    @Test
    void anotherVersionTakesAQuestionBackAndWhatWasTypedIsNotSaved() {
        HedgeBook book = canned.eth();
        trial = new HedgeTrial(clock, new CannedHedges(clock).books(book).board());
        HedgeLimitsController panel = trial.open(HedgeLimitsController::new);
        trial.type("#limit-threshold", "0.25");
        trial.fire("#limits-save");
        trial.show(new CannedHedges(clock).books(next(book)).board());
        assertThat(isAsking(panel)).isFalse();
        assertThat(trial.text("#outcome")).contains("Another version");
        assertThat(trial.isDisabled("#limits-save")).isTrue();
        assertThat(trial.text("#limits-problem")).startsWith("Another version came while you typed.");
        trial.fire("#limits-revert");
        assertThat(trial.text("#limits-summary")).startsWith("Version 4");
        assertThat(trial.actions.asked()).isEmpty();
    }

    private static HedgeBook next(HedgeBook book) {
        HedgePolicy old = book.policy();
        return new HedgeBook(
                old.with("smile", old.goal(), old.level(), old.budget(), old.maximumMove(), old.style())
                        .stamped(old.version() + 1, "bob", old.changedMillis() + 1),
                book.autonomy(),
                book.level(),
                book.spentHour(),
                book.spentDay(),
                book.source(),
                book.saying(),
                book.saidMillis(),
                book.troubles(),
                book.watch());
    }
}
