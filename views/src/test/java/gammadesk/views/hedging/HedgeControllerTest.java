package gammadesk.views.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedHedges;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Toolkit;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HedgeControllerTest {
    private final ManualClock clock = new ManualClock();
    private final CannedHedges canned = new CannedHedges(clock);
    private final HedgeCard waiting =
            canned.card("p-1", 2, 7, new ProposalState.Edited(), canned.proposal(), ExecutionReport.NONE);
    private final HedgeCard expired = canned.in("p-1", new ProposalState.Expired("its time is over"));
    private HedgeTrial trial;
    private HedgeController panel;

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
        panel = trial.open(HedgeController::new);
    }

    private HedgeBoard with(HedgeCard... cards) {
        return new CannedHedges(clock).open(cards).board();
    }

    private boolean isAsking() {
        return Toolkit.call(() -> panel.pane().isAsking());
    }

    @Test
    void approvingAsksOnceAndNamesWhatWasShown() {
        open(with(waiting));
        trial.press(KeyCode.A);
        assertThat(isAsking()).isTrue();
        assertThat(trial.actions.asked()).isEmpty();
        assertThat(trial.words())
                .contains("▼ sell 93,000 USD BTC-PERPETUAL at 77,290.5 USD or better")
                .anyMatch(text -> text.startsWith("EMBEDDED"))
                .noneMatch(text -> text.startsWith("Under these limits"));
        assertThat(Toolkit.call(() -> trial.scene().getFocusOwner().getId())).isEqualTo("confirm-no");
        trial.press(KeyCode.A);
        assertThat(trial.actions.asked())
                .as("the key that asks does not answer")
                .isEmpty();
        trial.fire("#confirm-yes");
        assertThat(trial.actions.asked())
                .containsExactly("approve p-1 " + waiting.standing().hash() + " 7");
        Toolkit.run(() -> trial.actions.answer("Approved; its first order is on its way."));
        assertThat(trial.text("#outcome")).endsWith("Approved; its first order is on its way.");
    }

    @Test
    void realMoneyIsAskedForWithLimitsAndTheWholeHash() {
        trial = new HedgeTrial(clock, with(waiting), CannedDesk.LIVE);
        panel = trial.open(HedgeController::new);
        trial.fire("#hedge-approve");
        assertThat(trial.words())
                .anyMatch(text -> text.contains("REAL MONEY"))
                .anyMatch(text -> text.startsWith("Under these limits: ") && text.contains("order, coin 5.0"))
                .anyMatch(text -> text.contains(waiting.standing().hash()));
        trial.fire("#confirm-no");
        assertThat(trial.actions.asked()).isEmpty();
    }

    @Test
    void anOpenQuestionIsTakenBackWhenTheProposalChanges() {
        open(with(waiting));
        trial.fire("#hedge-approve");
        trial.show(with(CannedHedges.moved(waiting)));
        assertThat(isAsking()).isFalse();
        assertThat(trial.text("#outcome")).contains("The proposal changed").contains("nothing was sent");
        trial.fire("#hedge-approve");
        trial.fire("#confirm-yes");
        assertThat(trial.actions.asked())
                .as("the new revision")
                .singleElement()
                .asString()
                .endsWith(" 8");
    }

    @Test
    void anOpenQuestionIsTakenBackWhenTimeIsOver() {
        open(with(waiting));
        trial.fire("#hedge-approve");
        trial.pass(43_000);
        assertThat(isAsking()).isFalse();
        assertThat(trial.text("#outcome")).contains("Its time is over");
        assertThat(trial.isDisabled("#hedge-approve")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(HaltMode.class)
    void nothingCanBeApprovedWhileHalted(HaltMode mode) {
        open(new CannedHedges(clock).halted(mode, "").open(waiting).board());
        assertThat(trial.isDisabled("#hedge-approve")).isTrue();
        assertThat(trial.text("#hedge-why")).contains("The kill switch is pressed");
        trial.press(KeyCode.A);
        assertThat(isAsking()).isFalse();
        assertThat(trial.actions.asked()).isEmpty();
    }

    @Test
    void anOpenQuestionIsTakenBackByTheKillSwitch() {
        open(with(waiting));
        trial.fire("#hedge-approve");
        trial.show(new CannedHedges(clock)
                .halted(HaltMode.CANCEL, "")
                .open(waiting)
                .board());
        assertThat(isAsking()).isFalse();
        assertThat(trial.text("#outcome")).contains("kill switch");
    }

    @Test
    void whatHindersIsSaid() {
        open(new CannedHedges(clock)
                .obstacle("the ledger cannot be written")
                .open(waiting)
                .board());
        assertThat(trial.text("#hedge-why")).isEqualTo("Nothing can be sent: the ledger cannot be written.");
        trial.show(new CannedHedges(clock)
                .found(true, "One order lived on.")
                .open(waiting)
                .board());
        assertThat(trial.text("#hedge-why")).startsWith("What the start found is not settled");
        trial.show(with(canned.stopped("p-1")));
        assertThat(trial.text("#hedge-why")).startsWith("Guardrails are against it");
        assertThat(trial.isDisabled("#hedge-approve")).isTrue();
        assertThat(trial.words()).anyMatch(text -> text.contains("price collar: the limit 77290.5 is 2.3 % below"));
    }

    @Test
    void rejectingNeedsAReason() {
        open(with(waiting));
        trial.press(KeyCode.R);
        trial.fire("#reject-yes");
        assertThat(trial.actions.asked()).isEmpty();
        assertThat(trial.words()).contains("Say why: the reason is kept.");
        trial.type("#reject-reason", "  the roll is tomorrow ");
        trial.fire("#reject-yes");
        assertThat(trial.actions.asked()).containsExactly("reject p-1 7 the roll is tomorrow");
    }

    @Test
    void aReasonForAnOldVersionIsNotTaken() {
        open(with(waiting));
        trial.press(KeyCode.R);
        trial.type("#reject-reason", "no");
        trial.show(with(CannedHedges.moved(waiting)));
        assertThat(Toolkit.call(
                        () -> trial.node("#reject-yes").getParent().getParent().isVisible()))
                .isFalse();
        assertThat(trial.text("#outcome")).contains("The proposal changed");
        assertThat(trial.actions.asked()).isEmpty();
    }

    @Test
    void editedOrdersAreSentAsTyped() {
        open(with(waiting));
        trial.press(KeyCode.E);
        trial.type("#edit-amount-0", "many");
        trial.fire("#edit-done");
        assertThat(trial.text("#edit-message")).contains("amount of BTC-PERPETUAL must be a number above zero");
        trial.type("#edit-amount-0", "50,000");
        trial.type("#edit-limit-0", "77000.5");
        trial.fire("#edit-drop-1");
        trial.fire("#edit-done");
        assertThat(trial.actions.asked()).containsExactly("edit p-1 7 [sell 50000 BTC-PERPETUAL at 77000.5 or better]");
    }

    @Test
    void lettersInAFieldAreNoCommands() {
        open(with(waiting));
        trial.press(KeyCode.E);
        trial.press(Toolkit.call(() -> trial.node("#edit-amount-0")), KeyCode.A);
        trial.press(Toolkit.call(() -> trial.node("#edit-amount-0")), KeyCode.X);
        assertThat(isAsking()).isFalse();
        assertThat(trial.actions.asked()).isEmpty();
    }

    @Test
    void anEditOfAnOldVersionIsTakenBack() {
        open(with(waiting));
        trial.press(KeyCode.E);
        trial.show(with(CannedHedges.moved(waiting)));
        assertThat(Toolkit.call(() -> trial.scene().lookup("#edit-done"))).isNull();
        assertThat(trial.text("#outcome")).contains("taken back");
    }

    @Test
    void anAlternativeIsAnEditWithItsOrders() {
        open(with(waiting));
        trial.fire("#use-instead");
        assertThat(trial.actions.asked()).containsExactly("edit p-1 7 [sell 93000 BTC-PERPETUAL at 77290.5 or better]");
    }

    @Test
    void anExpiredOneIsShownAgainAndNotApproved() {
        open(with(expired));
        trial.press(KeyCode.A);
        assertThat(isAsking()).isFalse();
        trial.press(KeyCode.S);
        assertThat(trial.actions.asked()).containsExactly("again p-1 4");
    }

    @Test
    void anExecutionIsStoppedWithoutAQuestion() {
        open(with(canned.partly("p-1")));
        trial.press(KeyCode.R);
        trial.press(KeyCode.E);
        trial.press(KeyCode.S);
        assertThat(trial.actions.asked()).isEmpty();
        trial.press(KeyCode.X);
        assertThat(trial.actions.asked()).containsExactly("stop p-1");
    }

    @Test
    void keysMoveInTheQueueAndTheChoiceStaysWithItsProposal() {
        open(with(canned.waiting("p-3"), canned.waiting("p-2"), waiting));
        trial.press(KeyCode.J);
        trial.press(KeyCode.J);
        assertThat(trial.text("#hedge-facts")).contains("version 2");
        trial.show(with(canned.waiting("p-9"), canned.waiting("p-3"), waiting));
        trial.press(KeyCode.A);
        trial.fire("#confirm-yes");
        assertThat(trial.actions.asked()).singleElement().asString().startsWith("approve p-1 ");
        trial.press(KeyCode.K);
        trial.press(KeyCode.K);
        trial.press(KeyCode.K);
        trial.fire("#hedge-approve");
        trial.fire("#confirm-yes");
        assertThat(trial.actions.asked().getLast()).startsWith("approve p-9 ");
    }

    @Test
    void anEndedProposalStaysUntilANewOneComes() {
        open(with(waiting));
        trial.show(new CannedHedges(clock).ended(List.of(canned.done("p-1"))).board());
        assertThat(trial.text("#hedge-state")).contains("Is done.");
        trial.show(new CannedHedges(clock)
                .open(canned.waiting("p-2"))
                .ended(List.of(canned.done("p-1")))
                .board());
        assertThat(trial.text("#hedge-state")).contains("Waits for a decision.");
    }

    @Test
    void anEmptyDeskSaysWhatTheAdvisorsSaid() {
        open(new CannedHedges(clock).board());
        assertThat(trial.words())
                .anyMatch(text -> text.startsWith("No proposal waits"))
                .anyMatch(text -> text.contains("12 s ago: Delta +1.2031 BTC is outside"));
        trial.fire("#advise-now-ETH");
        assertThat(trial.actions.asked()).containsExactly("advise ETH");
    }

    @Test
    void newsIsToldAsAskedAndTheWishIsRemembered() {
        open(with(waiting));
        trial.show(with(canned.waiting("p-2"), waiting));
        assertThat(trial.rung).as("nothing was asked for").isEmpty();
        choose(Tell.NOTE);
        assertThat(trial.remembered.get()).isEqualTo("NOTE");
        trial.show(with(canned.waiting("p-3"), canned.waiting("p-2"), waiting));
        assertThat(trial.rung).singleElement().asString().startsWith("New proposal, BTC: Sell 93000");
        choose(Tell.SOUND);
        trial.show(new CannedHedges(clock)
                .books(canned.btc(), canned.eth())
                .open(canned.executing("p-2"))
                .board());
        trial.show(new CannedHedges(clock)
                .books(canned.btc(), canned.fallen())
                .ended(List.of(canned.done("p-2")))
                .board());
        assertThat(trial.rung.subList(1, trial.rung.size()))
                .containsExactly(
                        "ETH fell back to proposing: the clocks disagree; the feed had a gap. (heard)",
                        "Execution ended, BTC: " + canned.proposal().sentence() + " Is done. (heard)");
    }

    @SuppressWarnings("unchecked")
    private void choose(Tell tell) {
        Toolkit.run(() -> ((ComboBox<Tell>) trial.node("#hedge-tell")).setValue(tell));
    }

    @Test
    void whatIsNotKnownIsADash() {
        open(with(canned.card(
                "p-1",
                1,
                0,
                new ProposalState.Proposed(),
                canned.proposal("Part of the book has no value.", CannedHedges.unknown(), CannedHedges.unknown()),
                ExecutionReport.NONE)));
        assertThat(trial.words())
                .contains("delta — → — BTC", "Part of the book has no value, so there is no curve.")
                .noneMatch(text -> text.contains("NaN"));
    }
}
