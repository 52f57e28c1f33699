package gammadesk.views.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void groupsThousandsAndKeepsDecimals() {
        assertThat(Numbers.usd(77_364.8)).isEqualTo("77,364.80");
        assertThat(Numbers.fixed(0.0005, 4)).isEqualTo("0.0005");
        assertThat(Numbers.fixed(999.9996, 3)).isEqualTo("1,000.000");
        assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void writesMinusAndNeverMinusZero() {
        assertThat(Numbers.fixed(-1_234.5, 1)).isEqualTo("−1,234.5");
        assertThat(Numbers.fixed(-0.00004, 4)).isEqualTo("0.0000");
    }

    @Test
    void signsChangesButNotZero() {
        assertThat(Numbers.change(1.2351)).isEqualTo("+1.24%");
        assertThat(Numbers.change(-1.2)).isEqualTo("−1.20%");
        assertThat(Numbers.signed(0.00001, 3)).isEqualTo("0.000");
    }

    @Test
    void shortensLargeAmounts() {
        assertThat(Numbers.compact(812_345_670)).isEqualTo("812.3M");
        assertThat(Numbers.compact(999_960)).isEqualTo("1.0M");
        assertThat(Numbers.compact(-1_250_000_000.0)).isEqualTo("−1.3bn");
        assertThat(Numbers.compact(950)).isEqualTo("950");
    }

    @Test
    void unknownIsADashOnScreenAndNothingOnTheClipboard() {
        assertThat(Numbers.percent(Double.NaN)).isEqualTo(Numbers.MISSING);
        assertThat(Numbers.exact(Double.NaN)).isEmpty();
        assertThat(Numbers.exact(0.0000215)).isEqualTo("0.0000215");
    }

    @Test
    void agesAndDaysLeftChangeTheirUnit() {
        assertThat(Times.age(0.34)).isEqualTo("0.3 s");
        assertThat(Times.age(61)).isEqualTo("61 s");
        assertThat(Times.age(600)).isEqualTo("10 min");
        assertThat(Times.left(12.3 / 365)).isEqualTo("12.3 d");
        assertThat(Times.left(0.5 / 365)).isEqualTo("12.0 h");
        assertThat(Times.clockMillis(0)).isEqualTo("00:00:00.000");
    }

    @Test
    void rowsAreCounted() {
        assertThat(Numbers.rows(0, 0)).isEqualTo("0 rows");
        assertThat(Numbers.rows(1, 1)).isEqualTo("1 row");
        assertThat(Numbers.rows(12, 12)).isEqualTo("12 rows");
        assertThat(Numbers.rows(1, 12)).isEqualTo("1 of 12");
    }
}
