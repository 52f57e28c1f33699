package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.mispricing.Candidate.Risk;
import gammadesk.analytics.mispricing.SignalTest.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignalTestTest {
    private static final long DAY = 86_400_000L;
    private static final int MOMENTS = 80;
    private static final int DRAWS = 2_000;

    private static Candidate candidate(double net, double error) {
        return new Candidate(
                Kind.STRADDLE,
                List.of(),
                net,
                new EdgeCost(0, 0, 0),
                error,
                new Risk(0, 0, 1, 0, 0),
                60_000,
                Optional.empty(),
                Optional.empty());
    }

    private static TradeOutcome outcome(int moment, double gross) {
        long entry = moment * DAY / 4;
        return new TradeOutcome(entry, entry + DAY, 10, gross, 4, 3, 0, 2, 1, true);
    }

    /** Four moments a day; selling earns what the market gives, buying the opposite; the signal sees a share of it. */
    private static List<StraddleEntry> entries(double skill, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StraddleEntry> entries = new ArrayList<>();
        double market = 0;
        for (int moment = 0; moment < MOMENTS; moment++) {
            market = moment % 4 == 0 ? 100 * random.nextGaussian() : market;
            double seen = skill * market + (1 - skill) * 100 * random.nextGaussian();
            for (double days : new double[] {3, 8, 20}) {
                entries.add(new StraddleEntry(
                        moment,
                        days,
                        seen,
                        candidate(seen, 50),
                        candidate(-seen, 50),
                        outcome(moment, market),
                        outcome(moment, -market)));
            }
        }
        return entries;
    }

    @Test
    void theTableIsArithmetic() {
        List<StraddleEntry> two = List.of(
                new StraddleEntry(0, 8, 1, candidate(60, 50), candidate(-60, 50), outcome(0, 110), outcome(0, -110)),
                new StraddleEntry(4, 8, 1, candidate(-70, 50), candidate(70, 50), outcome(4, 30), outcome(4, -30)));
        Result result = SignalTest.of(two, 8, 1, 100, 1);
        assertThat(result.trades()).isEqualTo(2);
        assertThat(result.sold()).isEqualTo(1);
        assertThat(result.days()).isEqualTo(2);
        assertThat(result.hitRate()).isEqualTo(0.5);
        assertThat(result.gross()).isCloseTo((11 - 3) / 2.0, within(1e-12));
        assertThat(result.net()).isCloseTo((10 - 4) / 2.0, within(1e-12));
        assertThat(result.costs().spread()).isCloseTo(0.4, within(1e-12));
        assertThat(result.costs().fees()).isCloseTo(0.3, within(1e-12));
        assertThat(result.costs().hedging()).isCloseTo(0.3, within(1e-12));
        assertThat(result.netUsd()).isCloseTo(60, within(1e-12));
        assertThat(result.low()).isNaN();
    }

    @Test
    void aSignalThatKnowsIsToldFromChance() {
        Result result = SignalTest.of(entries(1, 5), MOMENTS, 0.5, DRAWS, 1);
        assertThat(result.net()).isPositive();
        assertThat(result.low()).isPositive();
        assertThat(result.entryP()).isLessThan(0.01);
        assertThat(result.sideP()).isLessThan(0.01);
        assertThat(result.shiftP()).isLessThan(0.05);
    }

    /** Of forty signals that know nothing about as many as promised are taken for skill: days, not trades, count. */
    @Test
    void aSignalThatKnowsNothingIsRarelyTakenForSkill() {
        int bySide = 0;
        int byEntry = 0;
        for (int seed = 1; seed <= 40; seed++) {
            Result result = SignalTest.of(entries(0, seed), MOMENTS, 0.5, 400, seed);
            bySide += result.sideP() < 0.1 ? 1 : 0;
            byEntry += result.entryP() < 0.1 ? 1 : 0;
        }
        assertThat(bySide).isLessThanOrEqualTo(10);
        assertThat(byEntry).isLessThanOrEqualTo(10);
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        List<StraddleEntry> entries = entries(0.3, 9);
        assertThat(SignalTest.of(entries, MOMENTS, 0, 300, 4)).isEqualTo(SignalTest.of(entries, MOMENTS, 0, 300, 4));
        assertThat(SignalTest.of(entries, MOMENTS, 0, 300, 4).entryP())
                .isNotEqualTo(SignalTest.of(entries, MOMENTS, 0, 300, 5).entryP());
    }

    @Test
    void nothingToTradeIsNoResult() {
        assertThat(SignalTest.of(entries(1, 5), MOMENTS, 1e9, 10, 1)).isEqualTo(Result.NONE);
        assertThat(SignalTest.all(List.of(), 0, 1, 1)).isEqualTo(Result.NONE);
    }

    @Test
    void aRecordKnowsOnlyWhatIsOver() {
        List<TradeOutcome> outcomes = List.of(outcome(0, 110), outcome(1, -40), outcome(2, 30));
        assertThat(SignalRecord.asOf(outcomes, DAY - 1)).isEmpty();
        SignalRecord first = SignalRecord.asOf(outcomes, DAY).orElseThrow();
        assertThat(first.count()).isEqualTo(1);
        assertThat(first.tStat()).isNaN();
        SignalRecord all = SignalRecord.asOf(outcomes, 2 * DAY).orElseThrow();
        assertThat(all.meanNetUsd()).isCloseTo((100 - 50 + 20) / 3.0, within(1e-12));
        assertThat(all.hitRate()).isCloseTo(2 / 3.0, within(1e-12));
    }
}
