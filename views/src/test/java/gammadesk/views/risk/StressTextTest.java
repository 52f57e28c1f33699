package gammadesk.views.risk;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.Stress.Moves;
import org.junit.jupiter.api.Test;

/** The trader's own stresses outlive the desk. */
class StressTextTest {
    @Test
    void whatIsWrittenIsRead() {
        Stress stress = new Stress(
                "My  night of the long knives",
                new Moves(-0.3, 0.25, 0.3, 0.02, 1.5, 0.001, -0.05, 0.04),
                StressText.SOURCE);
        assertThat(StressText.read(StressText.write(stress))).contains(stress);
    }

    @Test
    void whatCannotHappenIsRefused() {
        assertThat(StressText.of("a", Moves.of(-1, 0, 0))).isEmpty();
        assertThat(StressText.of("a", Moves.NONE.withDays(-1))).isEmpty();
        assertThat(StressText.of("a", Moves.NONE.withExitVol(-0.1))).isEmpty();
        assertThat(StressText.of("a", Moves.of(Double.NaN, 0, 0))).isEmpty();
        assertThat(StressText.of(" ", Moves.of(0.1, 0, 0))).isEmpty();
        assertThat(StressText.read("0.1 0 0 0 name")).isEmpty();
        assertThat(StressText.read("x 0 0 0 0 0 0 0 name")).isEmpty();
    }

    @Test
    void movesAreSaidInWords() {
        assertThat(StressesView.moves(Moves.of(-0.126, 0.13, 0.3)))
                .isEqualTo("spot −12.6 %, vol +13 points at 30 days, other terms by power 0.30");
        assertThat(StressesView.moves(Moves.NONE)).isEqualTo("nothing moves");
        assertThat(StressesView.moves(Moves.NONE.withFunding(0.00567).withDays(1)))
                .isEqualTo("+1 d, longs pay 0.567 % funding");
    }
}
