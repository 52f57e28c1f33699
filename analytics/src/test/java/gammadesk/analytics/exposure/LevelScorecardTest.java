package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.LevelScorecard.Card;
import gammadesk.analytics.exposure.LevelScorecard.Observation;
import gammadesk.analytics.exposure.LevelScorecard.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LevelScorecardTest {
    private static final long HOUR = 3_600_000;
    private static final Settings SETTINGS = new Settings(24 * HOUR, 0.05, 0.0025, 2 * HOUR, 500, 24, 0.95, 20);

    /** A random walk of hours; in negative gamma every step is larger by a factor; walls reflect it or do not. */
    private static List<Observation> walk(long seed, int hours, double factor, boolean wallsHold) {
        Random random = new Random(seed);
        List<Observation> history = new ArrayList<>();
        double spot = 60_000;
        for (int i = 0; i < hours; i++) {
            boolean positive = i / 48 % 2 == 0;
            double wall = Math.ceil(spot / 1_500) * 1_500;
            double floor = Math.floor(spot / 1_500) * 1_500 - 3_000;
            history.add(new Observation(i * HOUR, spot, wall, floor, Double.NaN, positive));
            double next = spot * Math.exp(random.nextGaussian() * 0.005 * (positive ? 1 : factor));
            spot = wallsHold && next > 60_000 ? 120_000 - next : next;
        }
        return history;
    }

    @Test
    void labelsThatMeanNothingShowNoEffect() {
        int effects = 0;
        for (int seed = 0; seed < 20; seed++) {
            Card card = LevelScorecard.score(walk(seed, 1_500, 1, false), SETTINGS, new Random(1));
            effects += ((Score.Measured) card.logVolRatio()).isEffect() ? 1 : 0;
        }
        assertThat(effects).isLessThanOrEqualTo(4);
    }

    @Test
    void twiceTheVolatilityIsFoundWithItsInterval() {
        Card card = LevelScorecard.score(walk(7, 2_000, 2, false), SETTINGS, new Random(1));
        Score.Measured ratio = (Score.Measured) card.logVolRatio();
        assertThat(ratio.isEffect()).isTrue();
        assertThat(Math.log(2)).isBetween(ratio.low(), ratio.high());
        assertThat(ratio.observations()).isEqualTo(1_999);
        assertThat(card.volNegative()).isCloseTo(2 * card.volPositive(), within(0.2 * card.volNegative()));
        assertThat(card.volPositive()).isCloseTo(0.005 * Math.sqrt(24 * 365), within(0.05));
    }

    @Test
    void aWallThatReflectsHoldsMoreOftenThanItsMirror() {
        List<Observation> walled = walk(3, 2_000, 1, true).stream()
                .map(o -> new Observation(o.atMillis(), o.spot(), 60_000.01, Double.NaN, Double.NaN, o.gammaPositive()))
                .toList();
        Card card = LevelScorecard.score(walled, SETTINGS, new Random(1));
        assertThat(((Score.Measured) card.callWall().rate()).value()).isEqualTo(1);
        assertThat(((Score.Measured) card.callWall().edge()).isEffect()).isTrue();
        assertThat(card.putWall().rate()).isEqualTo(new Score.TooFew(0, 20));
        assertThat(card.flip().edge()).isEqualTo(new Score.TooFew(0, 20));
    }

    @Test
    void wallsOfARandomWalkHaveNoEdge() {
        int effects = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Observation> walk = walk(seed, 1_500, 1, false).stream()
                    .map(o -> new Observation(
                            o.atMillis(), o.spot(), o.spot() * 1.01, o.spot() * 0.99, o.spot() * 1.02, true))
                    .toList();
            Card card = LevelScorecard.score(walk, SETTINGS, new Random(1));
            effects += ((Score.Measured) card.callWall().edge()).isEffect() ? 1 : 0;
        }
        assertThat(effects).isLessThanOrEqualTo(6);
    }

    @Test
    void aShortHistorySaysSo() {
        Card card = LevelScorecard.score(walk(1, 10, 1, false), SETTINGS, new Random(1));
        assertThat(card.logVolRatio()).isInstanceOf(Score.TooFew.class);
        assertThat(card.callWall().rate()).isInstanceOf(Score.TooFew.class);
        assertThat(LevelScorecard.score(List.of(), SETTINGS, new Random(1)).volPositive())
                .isNaN();
    }
}
