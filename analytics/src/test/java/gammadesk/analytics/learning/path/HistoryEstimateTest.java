package gammadesk.analytics.learning.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.path.HistoryEstimate.JumpDiffusion;
import gammadesk.analytics.market.Column;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistoryEstimateTest {
    private static final double DAY = 1.0 / 365;

    private static Column column(double[][] moments) {
        double[] values = new double[moments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = moments[i][0];
        }
        return Column.of(values);
    }

    private static Column returns(PathSet paths) {
        double[] returns = new double[paths.steps()];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = Math.log(paths.spots()[i + 1][0] / paths.spots()[i][0]);
        }
        return Column.of(returns);
    }

    @Test
    void brownianMotionIsFoundAgain() {
        PathSet paths = new GeometricBrownian(100, 0.4, 0.6).simulate(1, 20_000, DAY, new SplittableRandom(1));
        GeometricBrownian found = HistoryEstimate.brownian(7, returns(paths), DAY);
        assertThat(found.spot()).isEqualTo(7);
        assertThat(found.volatility()).isCloseTo(0.6, within(4 * 0.6 / Math.sqrt(40_000)));
        assertThat(found.drift()).isCloseTo(0.4, within(4 * 0.6 / Math.sqrt(20_000 * DAY)));
    }

    @Test
    void jumpsBeyondTheThresholdAreFoundAgainAndLeaveTheVolatilityAlone() {
        HestonParameters still = new HestonParameters(0.25, 1, 0.25, 1e-3, 0);
        Bates bates = new Bates(100, 0, still, 8, -0.2, 0.04);
        JumpDiffusion found =
                HistoryEstimate.jumps(returns(bates.simulate(1, 20_000, DAY, new SplittableRandom(2))), DAY);
        assertThat(found.volatility()).isCloseTo(0.5, within(0.015));
        // 438 jumps are to be expected, and a handful of the normal returns
        assertThat(found.jumps().intensity()).isCloseTo(8, within(4 * 8 / Math.sqrt(438)));
        assertThat(found.jumps().mean()).isCloseTo(-0.2, within(0.015));
        assertThat(found.jumps().deviation()).isCloseTo(0.04, within(0.02));
        assertThat(found.found()).isBetween(350, 530);
    }

    @Test
    void calmReturnsHaveNextToNoJumps() {
        PathSet paths = new GeometricBrownian(100, 0, 0.6).simulate(1, 5000, DAY, new SplittableRandom(3));
        assertThat(HistoryEstimate.jumps(returns(paths), DAY).found()).isLessThan(12);
    }

    @Test
    void varianceAndItsJumpsAreFoundAgainWhereTheyAreSeen() {
        HestonParameters heston = new HestonParameters(0.3, 6, 0.3, 1, -0.4);
        Svcj svcj = new Svcj(100, 0, heston, new JumpParameters(5, -0.25, 0.05, 0.2, -0.5));
        PathSet paths = svcj.simulate(1, 20_000, DAY, new SplittableRandom(4));
        Svcj found = HistoryEstimate.svcj(column(paths.spots()), column(paths.variances()), DAY);
        assertThat(found.heston().reversion()).isCloseTo(6, within(1.2));
        assertThat(found.heston().longVariance()).isCloseTo(0.3, within(0.05));
        assertThat(found.heston().volOfVariance()).isCloseTo(1, within(0.05));
        assertThat(found.heston().correlation()).isCloseTo(-0.4, within(0.05));
        assertThat(found.jumps().intensity()).isCloseTo(5, within(1.2));
        assertThat(found.jumps().varianceMean()).isCloseTo(0.2, within(0.05));
        assertThat(found.jumps().mean()
                        + found.jumps().correlation() * found.jumps().varianceMean())
                .isCloseTo(-0.35, within(0.05));
        assertThat(found.spot()).isEqualTo(paths.spots()[20_000][0]);
    }

    @Test
    void tooLittleIsRefused() {
        Column few = Column.of(0.01, 0.02);
        assertThatIllegalArgumentException().isThrownBy(() -> HistoryEstimate.brownian(1, few, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> HistoryEstimate.jumps(few, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryEstimate.svcj(Column.of(1, 2, 3), Column.of(1, 2, 3), DAY));
    }
}
