package gammadesk.views.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.hedging.Belief;
import gammadesk.views.canned.CannedHedges;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Toolkit;
import java.util.List;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A card says what speaks for a learned policy, and of a rule nothing of the kind. */
class LearnedPaneTest {
    private final ManualClock clock = new ManualClock();
    private final CannedHedges canned = new CannedHedges(clock);
    private HedgeTrial trial;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private void open(HedgeBoard board) {
        trial = new HedgeTrial(clock, board);
        trial.open(HedgeController::new);
    }

    private HedgeBoard board(Belief belief, double drift) {
        return new CannedHedges(clock)
                .learned(Ruling.MAY_ADVISE, true)
                .books(canned.learnedBook(drift))
                .open(canned.learnedCard("p-1", belief))
                .board();
    }

    private List<ProgressBar> gauges() {
        return trial.node("#hedge-learned").lookupAll(".progress-bar").stream()
                .map(ProgressBar.class::cast)
                .toList();
    }

    @Test
    void allThatSpeaksForItIsOnTheCard() {
        open(board(CannedHedges.believed(), 0.34));
        assertThat(trial.words())
                .contains(
                        "may advise · all books · 1 of 2 measures passed",
                        "ES 95 against the best baseline -12.3 % is not above +0.0 %",
                        "recorded days 19.9 is below 30.0, the limit for running",
                        "34 % of its limit · 11 days counted, 1 not counted (the last: the book was mostly changed by hand)",
                        "64 % learned; the nets differ by 8 %, at 22 % nothing would be left of it",
                        "0.42 of 1 at the edge; farthest in cost",
                        "largest delta, upper end +0.8123 → +0.5000 BTC")
                .anyMatch(text -> text.matches("tried \\d{4}-\\d\\d-\\d\\d, 38 days old · model 9f3ac0de9f…"));
        assertThat(gauges()).extracting(ProgressBar::getProgress).containsExactly(0.34, 0.64, 0.42);
    }

    @Test
    void outsideOfItsTrainingTheClassicalBandStands() {
        open(board(CannedHedges.strange(), 0.34));
        assertThat(trial.words())
                .contains(
                        "0 %: outside what it was trained on, the classical band stands",
                        "1.31, outside (1 is the edge); farthest in time to expiry", "nothing");
        assertThat(gauges()).extracting(ProgressBar::getProgress).containsExactly(0.34, 0.0, 1.0);
    }

    @Test
    void whatIsNotKnownOfTheBookIsNamed() {
        open(board(new Belief(0, Double.NaN, 0.22, Double.NaN, "volatility", false, List.of()), 0.34));
        assertThat(trial.words()).contains("not known: no volatility of this book");
    }

    @Test
    void theGaugeFollowsNewerResults() {
        open(board(CannedHedges.believed(), 0.34));
        trial.show(board(CannedHedges.believed(), 0.95));
        assertThat(trial.words()).anyMatch(text -> text.startsWith("95 % of its limit"));
        trial.show(board(CannedHedges.believed(), 1.2));
        assertThat(trial.words()).anyMatch(text -> text.startsWith("withdrawn: live profits fell away"));
    }

    @Test
    void oneThatCannotBeWatchedSaysSo() {
        open(new CannedHedges(clock)
                .learned(Ruling.MAY_ADVISE, false)
                .open(canned.learnedCard("p-1", CannedHedges.believed()))
                .board());
        assertThat(trial.words())
                .contains("cannot be watched: its evidence has no days to compare with, so it may only advise");
    }

    @Test
    void ofARuleNothingOfTheKindIsShown() {
        open(new CannedHedges(clock).open(canned.waiting("p-1")).board());
        assertThat(trial.words()).contains("Risk, before and after").doesNotContain("Learned policy", "Ruling");
        assertThat(trial.node("#hedge-learned").isManaged()).isFalse();
    }

    @Test
    void oneWhoseModelIsGoneStillSaysHowItWasBelieved() {
        open(new CannedHedges(clock)
                .open(canned.learnedCard("p-1", CannedHedges.believed()))
                .board());
        assertThat(trial.words()).contains("not here any more", "0.42 of 1 at the edge; farthest in cost");
    }

    @Test
    void refusedModelsAndLiveResultsStandInTheLimits() {
        trial = new HedgeTrial(clock, board(CannedHedges.believed(), 0.34));
        trial.open(HedgeLimitsController::new);
        assertThat(trial.words())
                .contains(
                        "learned-band (cut)",
                        "is refused: cut.model: its checksum does not fit: it was cut off or changed.")
                .anyMatch(text -> text.startsWith("Live results of this book's advisor: 34 % of its limit"));
    }
}
