package gammadesk.connectors.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LegPricesTest {
    private static final long TICK = 10_000;
    private static final List<List<Integer>> RATIOS = List.of(
            List.of(1, -1),
            List.of(1, 1),
            List.of(1, -2),
            List.of(1, -3),
            List.of(2, -3),
            List.of(1, -2, 1),
            List.of(1, -1, -1, 1),
            List.of(1, 1, -1, -1));

    /** The venue's own example: 0.6001 bought and 0.0001 sold at 0.6. */
    @Test
    void aSpreadFarAboveItsMarksSellsOneLegAtATick() {
        long[] prices = LegPrices.split(List.of(1, -1), new double[] {0.03, 0.02}, 60_000_000, TICK);
        assertThat(prices).containsExactly(60_010_000, 10_000);
    }

    @Test
    void atItsMarkEveryLegTradesAtItsMark() {
        long[] prices = LegPrices.split(List.of(1, -2, 1), new double[] {0.05, 0.03, 0.02}, 1_000_000, TICK);
        assertThat(prices).containsExactly(5_000_000, 3_000_000, 2_000_000);
    }

    @Test
    void legPricesArePositiveAndSumExactly() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            List<Integer> ratios = RATIOS.get(random.nextInt(RATIOS.size()));
            double[] marks = random.doubles(ratios.size(), 0.00005, 0.4).toArray();
            boolean bought = ratios.stream().allMatch(ratio -> ratio > 0);
            long price = TICK * (bought ? random.nextLong(2, 9_000) : random.nextLong(-9_000, 9_000));
            long[] prices = LegPrices.split(ratios, marks, price, TICK);
            long sum = 0;
            for (int leg = 0; leg < prices.length; leg++) {
                sum += ratios.get(leg) * prices[leg];
                assertThat(prices[leg]).isPositive();
                assertThat(prices[leg] % TICK).isZero();
            }
            assertThat(sum).as("%s at %s", ratios, price).isEqualTo(price);
        }
    }

    @Test
    void twoBoughtLegsCostTwoTicksAtLeast() {
        assertThatThrownBy(() -> LegPrices.split(List.of(1, 1), new double[] {0.1, 0.1}, TICK, TICK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
