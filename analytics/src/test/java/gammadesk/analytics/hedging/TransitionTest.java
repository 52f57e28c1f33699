package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.hedging.ProposalEvent.Approve;
import gammadesk.analytics.hedging.ProposalEvent.Complete;
import gammadesk.analytics.hedging.ProposalEvent.Edit;
import gammadesk.analytics.hedging.ProposalEvent.Execute;
import gammadesk.analytics.hedging.ProposalEvent.Expire;
import gammadesk.analytics.hedging.ProposalEvent.Fail;
import gammadesk.analytics.hedging.ProposalEvent.Fill;
import gammadesk.analytics.hedging.ProposalEvent.FindAgain;
import gammadesk.analytics.hedging.ProposalEvent.Halt;
import gammadesk.analytics.hedging.ProposalEvent.LoseSight;
import gammadesk.analytics.hedging.ProposalEvent.Reject;
import gammadesk.analytics.hedging.Transition.Result;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final MarketSeen MARKET = new MarketSeen(0, Map.of("BTC", 100.0));
    private static final Shown FIRST = shown(1, "10");
    private static final Standing START = Standing.proposed(FIRST, 0);

    private static Shown shown(int version, String amount) {
        HedgeLeg leg = new HedgeLeg("BTC-PERPETUAL", Side.SELL, new BigDecimal(amount), new BigDecimal("99.5"));
        return new Shown("p1", version, List.of(leg), Map.of("cost", "5 USD"), new Validity(1000, 0.01), MARKET);
    }

    private static Standing moved(Standing from, ProposalEvent event) {
        assertThat(Transition.apply(from, event)).isInstanceOf(Result.Moved.class);
        return ((Result.Moved) Transition.apply(from, event)).next();
    }

    private static void refused(Standing from, ProposalEvent event, String why) {
        assertThat(Transition.apply(from, event))
                .isInstanceOfSatisfying(
                        Result.Refused.class, no -> assertThat(no.reason()).contains(why));
    }

    private static Authority eva(Shown what) {
        return new Authority.Person("eva", what.hash());
    }

    private static Standing approved() {
        return moved(START, new Approve(0, 10, eva(FIRST), MARKET));
    }

    private static Standing executing() {
        return moved(approved(), new Execute(1, 20, FIRST.hash(), MARKET));
    }

    @Test
    void theStraightWay() {
        Standing part = moved(executing(), new Fill(2, 30, 0.4));
        Standing done = moved(part, new Complete(3, 40));
        assertThat(done.phase()).isEqualTo(Phase.DONE);
        assertThat(done.revision()).isEqualTo(4);
    }

    @Test
    void onlyTheStepToExecutionStartsIt() {
        assertThat(Transition.apply(approved(), new Execute(1, 20, FIRST.hash(), MARKET)))
                .isInstanceOfSatisfying(
                        Result.Moved.class,
                        step -> assertThat(step.startsExecution()).isTrue());
        assertThat(Transition.apply(START, new Approve(0, 10, eva(FIRST), MARKET)))
                .isInstanceOfSatisfying(
                        Result.Moved.class,
                        step -> assertThat(step.startsExecution()).isFalse());
    }

    @Test
    void twoWhoActOnTheSameRevisionAreOneTooMany() {
        refused(approved(), new Approve(0, 11, eva(FIRST), MARKET), "moved on");
        refused(executing(), new Execute(1, 21, FIRST.hash(), MARKET), "moved on");
        refused(executing(), new Execute(2, 21, FIRST.hash(), MARKET), "not approved");
    }

    @Test
    void anApprovalBelongsToWhatWasShown() {
        refused(START, new Approve(0, 10, eva(shown(1, "11")), MARKET), "not what is shown");
        refused(approved(), new Execute(1, 20, shown(1, "11").hash(), MARKET), "not what was approved");
    }

    @Test
    void anEditTakesTheApprovalAway() {
        Standing edited = moved(approved(), new Edit(1, 15, shown(2, "20"), List.of()));
        assertThat(edited.phase()).isEqualTo(Phase.EDITED);
        refused(edited, new Execute(2, 20, shown(2, "20").hash(), MARKET), "not approved");
        refused(edited, new Approve(2, 20, eva(FIRST), MARKET), "not what is shown");
    }

    @Test
    void anEditIsCheckedAgain() {
        refused(
                START,
                new Edit(0, 15, shown(2, "20"), List.of(new Verdict.Stop("size", "20 is above 15"))),
                "20 is above 15");
        refused(START, new Edit(0, 15, shown(3, "20"), List.of()), "next version");
    }

    @Test
    void timeEndsIt() {
        assertThat(moved(START, new Approve(0, 1000, eva(FIRST), MARKET)).phase())
                .isEqualTo(Phase.EXPIRED);
        assertThat(moved(approved(), new Execute(1, 1000, FIRST.hash(), MARKET)).phase())
                .isEqualTo(Phase.EXPIRED);
        refused(START, new Expire(0, 999, MARKET), "still holds");
    }

    @Test
    void aMarketThatMovedAwayEndsIt() {
        for (double price : new double[] {101.1, 98.9, Double.NaN, 0}) {
            MarketSeen now = new MarketSeen(5, Map.of("BTC", price));
            assertThat(moved(START, new Approve(0, 10, eva(FIRST), now)).phase())
                    .isEqualTo(Phase.EXPIRED);
            assertThat(moved(approved(), new Execute(1, 20, FIRST.hash(), now)).phase())
                    .isEqualTo(Phase.EXPIRED);
        }
        MarketSeen blind = new MarketSeen(5, Map.of());
        assertThat(moved(approved(), new Execute(1, 20, FIRST.hash(), blind)).phase())
                .isEqualTo(Phase.EXPIRED);
        MarketSeen near = new MarketSeen(5, Map.of("BTC", 100.9));
        assertThat(moved(approved(), new Execute(1, 20, FIRST.hash(), near)).phase())
                .isEqualTo(Phase.EXECUTING);
    }

    @Test
    void anExpiredOneIsShownAgainAndNeverSent() {
        Standing expired = moved(START, new Expire(0, 1000, MARKET));
        refused(expired, new Approve(1, 1001, eva(FIRST), MARKET), "not possible");
        Standing again = moved(expired, new Edit(1, 1001, shown(2, "10"), List.of()));
        assertThat(again.phase()).isEqualTo(Phase.EDITED);
    }

    @Test
    void anAutonomousRightEndsWithItsArming() {
        Reservation money = new Reservation("r", FIRST.hash(), Spend.NONE, 0, 50);
        Authority right = new Authority.Budgeted(money);
        refused(START, new Approve(0, 50, right, MARKET), "ended");
        Standing standing = moved(START, new Approve(0, 49, right, MARKET));
        assertThat(moved(standing, new Execute(1, 50, FIRST.hash(), MARKET)).phase())
                .isEqualTo(Phase.EXPIRED);
    }

    @Test
    void sightLostIsFoundAgainWithoutSending() {
        Standing unknown = moved(moved(executing(), new Fill(2, 25, 0.5)), new LoseSight(3, 30, "no answer"));
        refused(unknown, new Execute(4, 31, FIRST.hash(), MARKET), "not approved");
        Result found = Transition.apply(unknown, new FindAgain(4, 31));
        assertThat(((Result.Moved) found).startsExecution()).isFalse();
        assertThat(((Result.Moved) found).next().state())
                .isInstanceOfSatisfying(
                        ProposalState.PartiallyFilled.class,
                        part -> assertThat(part.share()).isEqualTo(0.5));
    }

    @Test
    void fillsOnlyGrow() {
        Standing half = moved(executing(), new Fill(2, 25, 0.5));
        refused(half, new Fill(3, 26, 0.5), "adds");
        refused(half, new Fill(3, 26, 1), "adds");
        refused(half, new Fill(3, 26, Double.NaN), "adds");
        refused(approved(), new Fill(1, 26, 0.1), "not possible");
    }

    @Test
    void aHaltAmongOrdersHasToBeSettled() {
        Standing before = moved(approved(), new Halt(1, 15, "kill switch"));
        refused(before, new Fail(2, 16, "x"), "nothing of it was sent");
        Standing among = moved(executing(), new Halt(2, 25, "kill switch"));
        assertThat(among.state()).isEqualTo(new ProposalState.Halted("kill switch", true));
        assertThat(moved(among, new Fail(3, 30, "cancelled")).phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void endsAreEnds() {
        Standing rejected = moved(START, new Reject(0, 5, "eva", "too dear"));
        assertThat(rejected.phase().isEnd()).isTrue();
        refused(rejected, new Approve(1, 10, eva(FIRST), MARKET), "not possible");
        refused(rejected, new Halt(1, 10, "x"), "not possible");
    }

    @Test
    void aClockThatGoesBackIsRefused() {
        refused(approved(), new Execute(1, 9, FIRST.hash(), MARKET), "clock");
    }

    @Test
    void theHashKnowsEveryField() {
        assertThat(FIRST.hash()).hasSize(64).isEqualTo(shown(1, "10.0").hash());
        assertThat(List.of(
                        shown(2, "10").hash(),
                        shown(1, "11").hash(),
                        new Shown("p1", 1, FIRST.legs(), Map.of("cost", "6 USD"), FIRST.validity(), MARKET).hash(),
                        new Shown("p1", 1, FIRST.legs(), FIRST.limits(), new Validity(1001, 0.01), MARKET).hash(),
                        new Shown(
                                        "p1",
                                        1,
                                        FIRST.legs(),
                                        FIRST.limits(),
                                        FIRST.validity(),
                                        new MarketSeen(0, Map.of("BTC", 100.5)))
                                .hash()))
                .doesNotContain(FIRST.hash())
                .doesNotHaveDuplicates();
    }

    /** Computed with {@code sha256sum} from the text below. */
    @Test
    void theHashIsTheOneOfAnotherProgram() {
        assertThat(FIRST.canonical())
                .isEqualTo("gammadesk-proposal-1\n2:p1\n1:1\n1:1\n13:BTC-PERPETUAL\n4:SELL\n2:10\n4:99.5\n1:1\n4:cost\n"
                        + "5:5 USD\n4:1000\n4:0.01\n1:0\n1:1\n3:BTC\n5:100.0\n");
        assertThat(FIRST.hash()).isEqualTo("50ee29bb212a6156bb2a98e1faed731e9914dc63ddff2d18f0f62b1b9115b421");
    }
}
