package gammadesk.views.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.views.fx.ThemeMode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Colours: neutral at zero, even steps, told apart by colour-blind eyes, robust against giants. */
class ColoursTest {
    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void zeroIsExactlyNeutral(ThemeMode theme) {
        ColourScale scale =
                ColourScale.diverging(ColourMap.diverging(theme), new double[] {-3, -1, 0, 2, 5}, new SteadyMaximum());
        int zero = scale.argb(0);
        assertThat(zero >>> 24).isEqualTo(0xFF);
        assertThat(channel(zero, 16)).isEqualTo(channel(zero, 8)).isEqualTo(channel(zero, 0));
        assertThat(zero == 0xFFFFFFFF).isEqualTo(theme == ThemeMode.LIGHT);
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void theTwoDirectionsDifferForDeuteranopes(ThemeMode theme) {
        ColourMap map = ColourMap.diverging(theme);
        for (double size : new double[] {0.25, 0.5, 1}) {
            double[] below = deuteranope(map.argb(0.5 - size / 2));
            double[] above = deuteranope(map.argb(0.5 + size / 2));
            double distance = Math.sqrt(IntStream.range(0, 3)
                    .mapToDouble(i -> Math.pow(below[i] - above[i], 2))
                    .sum());
            assertThat(distance).as("at " + size).isGreaterThan(20);
        }
    }

    @Test
    void viridisGrowsLighterAllTheWay() {
        ColourMap map = ColourMap.viridis();
        double[] light = IntStream.rangeClosed(0, 50)
                .mapToDouble(i -> luma(map.argb(i / 50.0)))
                .toArray();
        assertThat(light).isSorted();
        assertThat(light[50] - light[0]).isGreaterThan(150);
    }

    @Test
    void anUnknownValueHasNoColour() {
        assertThat(ColourMap.viridis().argb(Double.NaN)).isZero();
        assertThat(ColourScale.sequential(
                                ColourMap.viridis(), new double[] {1, 2}, ColourScale.empty(ColourMap.viridis()))
                        .argb(Double.NaN))
                .isZero();
    }

    @Test
    void oneGiantIsClippedAndSaid() {
        double[] values = IntStream.rangeClosed(1, 200)
                .mapToDouble(i -> i % 2 == 0 ? i : -i)
                .toArray();
        values[199] = 1e9;
        ColourScale scale = ColourScale.diverging(ColourMap.diverging(ThemeMode.DARK), values, new SteadyMaximum());
        assertThat(scale.high()).isBetween(190.0, 300.0);
        assertThat(scale.low()).isEqualTo(-scale.high());
        assertThat(scale.clippedShare()).isCloseTo(1 / 200.0, within(1e-12));
        assertThat(scale.clippedSentence()).isEqualTo("0.5 % of cells clipped");
        assertThat(scale.argb(1e9)).isEqualTo(scale.argb(scale.high()));
    }

    @Test
    void nothingClippedIsNotMentioned() {
        double[] values = {10, 20, 30, 40};
        ColourScale scale = ColourScale.sequential(ColourMap.viridis(), values, ColourScale.empty(ColourMap.viridis()));
        assertThat(scale.clippedSentence()).isEmpty();
        assertThat(scale.low()).isLessThanOrEqualTo(10);
        assertThat(scale.high()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void aScaleStaysWhileItFits() {
        ColourMap map = ColourMap.viridis();
        ColourScale first = ColourScale.sequential(map, new double[] {41, 50, 59}, ColourScale.empty(map));
        ColourScale next = ColourScale.sequential(map, new double[] {42, 50, 58.5}, first);
        ColourScale far = ColourScale.sequential(map, new double[] {42, 50, 95}, first);
        assertThat(next.low()).isEqualTo(first.low());
        assertThat(next.high()).isEqualTo(first.high());
        assertThat(far.high()).isGreaterThanOrEqualTo(95);
    }

    @Test
    void allUnknownIsNoRangeAtAll() {
        double[] nothing = new double[5];
        Arrays.fill(nothing, Double.NaN);
        ColourScale scale = ColourScale.diverging(ColourMap.diverging(ThemeMode.DARK), nothing, new SteadyMaximum());
        assertThat(scale.known()).isZero();
        assertThat(scale.clippedShare()).isZero();
    }

    private static int channel(int argb, int shift) {
        return argb >> shift & 0xFF;
    }

    private static double luma(int argb) {
        return 0.2126 * channel(argb, 16) + 0.7152 * channel(argb, 8) + 0.0722 * channel(argb, 0);
    }

    /** Red and green as an eye without the middle cone sees them. */
    private static double[] deuteranope(int argb) {
        double red = channel(argb, 16);
        double green = channel(argb, 8);
        double blue = channel(argb, 0);
        return new double[] {
            0.367 * red + 0.861 * green - 0.228 * blue,
            0.280 * red + 0.673 * green + 0.047 * blue,
            -0.012 * red + 0.043 * green + 0.969 * blue
        };
    }
}
