package gammadesk.analytics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Raw SVI against the published numbers of Axel Vogt's slice (Gatheral and Jacquier 2014, examples 3.1 and 5.1). */
class SviSliceTest {
    private static final RawSvi VOGT = new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

    @Test
    void vogtsSliceIsFlagged() {
        ArbitrageScan.Least least = ArbitrageScan.butterfly(VOGT);
        assertThat(least.size()).isCloseTo(-0.032863572851580355, within(1e-6));
        assertThat(least.logMoneyness()).isCloseTo(0.8793, within(1e-3));
    }

    @Test
    void vogtsJumpWings() {
        JumpWings wings = JumpWings.of(VOGT, 1);
        assertThat(wings.v()).isCloseTo(0.017426252555159116, within(1e-15));
        assertThat(wings.psi()).isCloseTo(-0.1752111408091251, within(1e-14));
        assertThat(wings.p()).isCloseTo(0.6997381041168087, within(1e-14));
        assertThat(wings.c()).isCloseTo(1.3167982189863865, within(1e-14));
        assertThat(wings.vTilde()).isCloseTo(0.011624903235477872, within(1e-15));
    }

    @Test
    void jumpWingsLeadBack() {
        RawSvi back = JumpWings.of(VOGT, 0.25).toRaw(0.25);
        assertThat(back.a()).isCloseTo(VOGT.a(), within(1e-12));
        assertThat(back.b()).isCloseTo(VOGT.b(), within(1e-12));
        assertThat(back.rho()).isCloseTo(VOGT.rho(), within(1e-12));
        assertThat(back.m()).isCloseTo(VOGT.m(), within(1e-12));
        assertThat(back.sigma()).isCloseTo(VOGT.sigma(), within(1e-12));
    }

    @Test
    void jumpWingsThatNoSliceHasAreRefused() {
        assertThatThrownBy(() -> new JumpWings(0.04, 2, 0.1, 0.1, 0.03).toRaw(1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The published cure: c' = p + 2 psi and v~' = v 4 p c' / (p + c')^2 give a slice without butterflies. */
    @Test
    void vogtsSliceWithTheSsviCureIsClean() {
        JumpWings vogt = JumpWings.of(VOGT, 1);
        double c = vogt.p() + 2 * vogt.psi();
        double least = vogt.v() * 4 * vogt.p() * c / ((vogt.p() + c) * (vogt.p() + c));
        RawSvi cured = new JumpWings(vogt.v(), vogt.psi(), vogt.p(), c, least).toRaw(1);
        assertThat(c).isCloseTo(0.3493158, within(1e-7));
        assertThat(least).isCloseTo(0.01548182, within(1e-7));
        assertThat(ArbitrageScan.butterfly(cured).size()).isGreaterThan(0);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        double h = 1e-5;
        for (double k = -1; k <= 1; k += 0.25) {
            double slope = (VOGT.totalVariance(k + h) - VOGT.totalVariance(k - h)) / (2 * h);
            double curvature = (VOGT.slope(k + h) - VOGT.slope(k - h)) / (2 * h);
            assertThat(VOGT.slope(k)).isCloseTo(slope, within(1e-9));
            assertThat(VOGT.curvature(k)).isCloseTo(curvature, within(1e-8));
        }
    }

    @Test
    void ssviInsideTheTheoremIsCleanAndOutsideItIsNot() {
        double theta = 0.04;
        double rho = -0.5;
        double edge = Math.sqrt(4 / (theta * 1.5));
        assertThat(ArbitrageScan.butterfly(RawSvi.ofSsvi(theta, rho, 0.99 * edge))
                        .size())
                .isGreaterThanOrEqualTo(0);
        assertThat(ArbitrageScan.butterfly(RawSvi.ofSsvi(theta, rho, 5 / (theta * 1.5)))
                        .size())
                .isLessThan(-1e-3);
    }

    @Test
    void ssviSurfaceRisesWithThetaWhenThetaPhiDoes() {
        RawSvi near = power(0.01);
        RawSvi far = power(0.02);
        assertThat(ArbitrageScan.calendar(near, far).size()).isGreaterThanOrEqualTo(0);
        assertThat(ArbitrageScan.calendar(far, near).size()).isNegative();
        RawSvi tooFlat = RawSvi.ofSsvi(0.0101, -0.3, 0.2 * 2 / Math.sqrt(0.0101));
        assertThat(ArbitrageScan.calendar(near, tooFlat).size()).isNegative();
    }

    /** phi = eta / sqrt(theta (1 + theta)) with eta (1 + |rho|) <= 2 is free of all static arbitrage. */
    private static RawSvi power(double theta) {
        return RawSvi.ofSsvi(theta, -0.3, 1.5 / Math.sqrt(theta * (1 + theta)));
    }

    @Test
    void ssviFormHasThetaAtTheMoney() {
        RawSvi slice = RawSvi.ofSsvi(0.09, -0.4, 2);
        assertThat(slice.totalVariance(0)).isCloseTo(0.09, within(1e-15));
        double k = 0.37;
        double root = Math.sqrt((2 * k - 0.4) * (2 * k - 0.4) + 1 - 0.16);
        assertThat(slice.totalVariance(k)).isCloseTo(0.045 * (1 - 0.4 * 2 * k + root), within(1e-15));
    }
}
