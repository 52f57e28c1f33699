package gammadesk.views.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Breakevens of a line through points. */
class PayoffTest {
    @Test
    void crossingsLieOnTheLine() {
        assertThat(Payoff.roots(new double[] {10, 20, 30, 40}, new double[] {-5, 15, 3, -1}))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(12.5, within(1e-12)),
                        second -> assertThat(second).isCloseTo(37.5, within(1e-12)));
    }

    @Test
    void aPointOnZeroIsCrossedOnceAndATouchIsNone() {
        assertThat(Payoff.roots(new double[] {1, 2, 3}, new double[] {-1, 0, 1}))
                .containsExactly(2.0);
        assertThat(Payoff.roots(new double[] {1, 2, 3}, new double[] {1, 0, 1})).isEmpty();
        assertThat(Payoff.roots(new double[] {1, 2}, new double[] {0, 0})).isEmpty();
    }

    @Test
    void aStretchOnZeroIsMetInItsMiddle() {
        assertThat(Payoff.roots(new double[] {1, 2, 3, 4, 5}, new double[] {-1, 0, 0, 0, 2}))
                .containsExactly(3.0);
    }

    @Test
    void unknownPointsAreLeftOut() {
        assertThat(Payoff.roots(new double[] {1, 2, 4}, new double[] {-1, Double.NaN, 1}))
                .hasSize(1);
    }
}
