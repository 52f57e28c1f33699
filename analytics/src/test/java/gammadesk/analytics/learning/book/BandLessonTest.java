package gammadesk.analytics.learning.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.net.MlpPass;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BandLessonTest {
    private static final BookWorld WORLD = BookWorld.standard(24).get(4);
    private static final BookEpisodes EPISODES = WORLD.draw(60, new SplittableRandom(5));
    private static final BandScale SCALE = BandScale.of(EPISODES);

    @Test
    void slopesAreThoseOfTheCost() {
        BandLesson lesson = new BandLesson(EPISODES);
        MlpPass pass = new MlpPass(BandNets.SHAPE, MlpKernels.scalar());
        MlpGradient gradient = new MlpGradient(BandNets.SHAPE, MlpKernels.scalar());
        float[] weights = BandNets.SHAPE.randomWeights(new SplittableRandom(3));
        float[] slopes = new float[weights.length];
        lesson.learn(pass, SCALE, weights, gradient, 1);
        gradient.collect(slopes);
        for (int i = 0; i < weights.length; i += 29) {
            float before = weights[i];
            float step = 1e-3f;
            weights[i] = before + step;
            double up = lesson.cost(pass, SCALE, weights);
            weights[i] = before - step;
            double down = lesson.cost(pass, SCALE, weights);
            weights[i] = before;
            assertThat((double) slopes[i])
                    .isCloseTo((up - down) / (2 * step), within(2e-3 + 0.02 * Math.abs(slopes[i])));
        }
        assertThat(slopes[weights.length - 1]).isNotCloseTo(0, within(0.01f));
    }

    @Test
    void aBandSavesMostOfWhatTradingAtEveryDecisionCosts() {
        BandLesson lesson = new BandLesson(EPISODES);
        double classical = lesson.cost(_ -> BandWidths.CLASSICAL);
        double flat = lesson.cost(_ -> new BandWidths(-BandWidths.FARTHEST, -BandWidths.FARTHEST, 0));
        assertThat(classical).isLessThan(flat);
    }

    @Test
    void booksAreWorthWhatTheirGreeksSay() {
        for (int episode = 0; episode < EPISODES.count(); episode++) {
            double move = EPISODES.spots()[1][episode] - EPISODES.spots()[0][episode];
            double expected =
                    EPISODES.deltas()[0][episode] * move + EPISODES.states()[0][episode].gamma() * move * move / 2;
            assertThat(EPISODES.profits()[0][episode]).isCloseTo(expected, within(0.02));
        }
    }

    @Test
    void theSameSeedInventsTheSameBooks() {
        BookEpisodes again = WORLD.draw(60, new SplittableRandom(5));
        assertThat(again.profits()).isDeepEqualTo(EPISODES.profits());
        assertThat(List.of(again.states()[3])).isEqualTo(List.of(EPISODES.states()[3]));
    }
}
