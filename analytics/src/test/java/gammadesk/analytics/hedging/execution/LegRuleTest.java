package gammadesk.analytics.hedging.execution;

import static gammadesk.analytics.hedging.execution.Markets.PERPETUAL;
import static gammadesk.analytics.hedging.execution.Markets.decimal;
import static gammadesk.analytics.hedging.execution.Markets.leg;
import static gammadesk.analytics.hedging.execution.Markets.level;
import static gammadesk.analytics.hedging.execution.Markets.perpetual;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.execution.LegState.Slice;
import gammadesk.analytics.market.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegRuleTest {
    /** Four seconds at the touch, priced once a second, three across, half of the depth, a minute in all. */
    private static final LegRule RULE = new LegRule(new ExecutionStyle(4, 1, 3, 0.5, 0, 0, 60));

    private static final HedgeLeg LEG = leg(PERPETUAL, Side.BUY, "1000", "60002");
    private static final HedgeInstrument MARKET = at(59_999.5, 60_000);
    private static final long START = 1_000_000;

    private final LegState fresh = LegState.begin(LEG, LEG.amount(), START);

    private static HedgeInstrument at(double bid, double ask) {
        return perpetual(List.of(level(bid, 400)), List.of(level(ask, 400)));
    }

    private LegState resting(String price) {
        return fresh.sent(new Slice(decimal("200"), START, false), START)
                .with(decimal("0"), Optional.of(decimal(price)));
    }

    @Test
    void aPartFirstWaitsAtItsOwnSide() {
        LegStep.Rest rest = (LegStep.Rest) RULE.next(fresh, MARKET, START);
        assertThat(rest.amount()).isEqualByComparingTo("200");
        assertThat(rest.price()).isEqualByComparingTo("59999.5");
        assertThat(rest.slice()).isEqualTo(new Slice(decimal("200"), START, false));
    }

    @Test
    void withoutPatienceItCrossesAtOnce() {
        LegRule hasty = new LegRule(new ExecutionStyle(0, 1, 3, 0.5, 0, 0, 60));
        LegStep.Cross cross = (LegStep.Cross) hasty.next(fresh, MARKET, START);
        assertThat(cross.amount()).isEqualByComparingTo("200");
        assertThat(cross.price()).isEqualByComparingTo("60000");
        assertThat(cross.slice().crossed()).isTrue();
    }

    @Test
    void itFollowsAPriceThatBeatsItsOwnButNotBeforeItsTime() {
        HedgeInstrument higher = at(60_000, 60_000.5);
        assertThat(RULE.next(resting("59999.5"), higher, START + 999)).isInstanceOf(LegStep.Wait.class);
        assertThat(RULE.next(resting("59999.5"), higher, START + 1_000)).isInstanceOf(LegStep.Withdraw.class);
    }

    @Test
    void itStaysWhereItIsTheBestAlready() {
        assertThat(RULE.next(resting("59999.5"), at(59_998, 59_999), START + 2_000))
                .isInstanceOf(LegStep.Wait.class);
    }

    @Test
    void itDoesNotFollowBeyondTheLimit() {
        assertThat(RULE.next(resting("60002"), at(60_003, 60_003.5), START + 2_000))
                .isInstanceOf(LegStep.Wait.class);
    }

    @Test
    void afterItsPatienceItComesBackAndCrossesWithWhatIsLeft() {
        assertThat(RULE.next(resting("59999.5"), MARKET, START + 3_999)).isInstanceOf(LegStep.Wait.class);
        assertThat(RULE.next(resting("59999.5"), MARKET, START + 4_000)).isInstanceOf(LegStep.Withdraw.class);
        LegState back = resting("59999.5").with(decimal("150"), Optional.empty());
        LegStep.Cross cross = (LegStep.Cross) RULE.next(back, MARKET, START + 4_000);
        assertThat(cross.amount()).isEqualByComparingTo("50");
    }

    @Test
    void aWholePartIsFollowedByTheNext() {
        LegState part = resting("59999.5").with(decimal("200"), Optional.empty());
        LegStep.Rest next = (LegStep.Rest) RULE.next(part, MARKET, START + 2_000);
        assertThat(next.slice().upTo()).isEqualByComparingTo("400");
        assertThat(next.slice().startedMillis()).isEqualTo(START + 2_000);
    }

    @Test
    void aPartThatCrossedInVainForItsTimeGivesWayToOneThatWaits() {
        LegState crossed = fresh.sent(new Slice(decimal("200"), START, true), START + 6_000);
        assertThat(RULE.next(crossed, MARKET, START + 6_999)).isInstanceOf(LegStep.Wait.class);
        assertThat(RULE.next(crossed, MARKET, START + 7_000)).isInstanceOf(LegStep.Rest.class);
    }

    @Test
    void theLastPartIsWhatIsLeftAndThenItIsWhole() {
        LegState nearly = fresh.with(decimal("970"), Optional.empty());
        assertThat(((LegStep.Rest) RULE.next(nearly, MARKET, START)).amount()).isEqualByComparingTo("30");
        assertThat(RULE.next(fresh.with(decimal("1000"), Optional.empty()), MARKET, START))
                .isInstanceOf(LegStep.Whole.class);
    }

    @Test
    void aMarketThatStaysBeyondTheLimitIsMissedButNotASingleWorseQuote() {
        HedgeInstrument gone = at(60_002.5, 60_003);
        LegState seen = fresh.seen(gone, START);
        assertThat(RULE.next(seen.seen(gone, START + 2_999), gone, START + 2_999))
                .isInstanceOf(LegStep.Wait.class);
        assertThat(RULE.next(seen.seen(gone, START + 3_000), gone, START + 3_000))
                .isEqualTo(new LegStep.Miss("its market is at 60003.0, beyond the limit 60002"));
        LegState back = seen.seen(MARKET, START + 2_000).seen(gone, START + 3_000);
        assertThat(RULE.next(back, gone, START + 3_000)).isInstanceOf(LegStep.Wait.class);
    }

    @Test
    void aLegThatIsNotFilledInItsTimeIsMissed() {
        assertThat(RULE.next(resting("59999.5"), MARKET, START + 60_000))
                .isEqualTo(new LegStep.Miss("it was not filled within 60 s"));
        assertThat(RULE.late(fresh, START + 59_999)).isEmpty();
    }
}
