package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class RichCheapTest {
    private static RichCheap single(double residual) {
        Column cell = Column.of(residual);
        return new RichCheap(
                Column.of(60_000),
                List.of(Recordings.NEAR),
                List.of("X"),
                List.of(cell),
                List.of(cell),
                List.of(cell),
                List.of(cell));
    }

    @Test
    void residualsAreMeasuredByTheirOwnPast() {
        ResidualHistory past = ResidualHistory.EMPTY;
        double[] seen = {1, 2, 3, 4, 5, 6, 7, 8};
        for (double residual : seen) {
            assertThat(past.z("X", 4)).isNaN();
            past = past.with(single(residual));
        }
        double deviation = Math.sqrt(6.0);
        assertThat(past.z("X", 8)).isCloseTo((8 - 4.5) / deviation, within(1e-12));
        assertThat(past.z("Y", 8)).isNaN();
        assertThat(past.with(single(Double.NaN)).past()).isEqualTo(past.past());
    }

    @Test
    void oneOptionOutOfTheMoneyForEachStrikeAndExpiry() {
        ReplayMoment moment = Recordings.moment(0, 60_500, 0.5);
        RichCheap map = RichCheap.of(moment.surface(), moment.chain(), ResidualHistory.EMPTY);
        assertThat(map.expiries()).containsExactly(Recordings.NEAR, Recordings.FAR);
        assertThat(map.strikes().size()).isEqualTo(17);
        assertThat(map.instruments().get(map.cell(1, 8))).isEqualTo("BTC-8MAY26-60000-P");
        assertThat(map.instruments().get(map.cell(1, 9))).isEqualTo("BTC-8MAY26-62000-C");
        assertThat(map.residual().get(1).get(8)).isCloseTo(0, within(0.05));
        assertThat(Math.abs(map.value().get(1).get(8))).isLessThan(1);
        assertThat(map.ageSeconds().get(1).get(8)).isEqualTo(0.1);
        assertThat(map.z().get(1).get(8)).isNaN();
    }
}
