package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetsBeRationalTest {
    /** Y(h+t) - Y(h-t) is an integral of something positive: no formula in common with the code under test. */
    @Test
    void thePriceAgreesWithAnIntegralOverAllZones() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1_000; i++) {
            double s = Math.exp(random.nextDouble(Math.log(1e-4), Math.log(6)));
            double h = -Math.exp(random.nextDouble(Math.log(1e-6), Math.log(36)));
            double x = h * s;
            assertThat(NormalisedBlack.price(x, s))
                    .as("x %s s %s h %s", x, s, h)
                    .isCloseTo(integral(x, s), within(2e-13 * integral(x, s)));
        }
    }

    @Test
    void everyPriceGivesItsDeviationBack() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300_000; i++) {
            double s = Math.exp(random.nextDouble(Math.log(1e-4), Math.log(6)));
            double x = -3 * random.nextDouble();
            double price = NormalisedBlack.price(x, s);
            if (price > 1e-290) {
                double conditioning = price / (s * NormalisedBlack.vega(x, s));
                double rest = Math.exp(x / 2) / (s * NormalisedBlack.vega(x, s));
                assertThat(LetsBeRational.deviation(price, x))
                        .as("x %s s %s price %s", x, s, price)
                        .isCloseTo(s, within(s * (1e-13 + 4e-16 * Math.max(conditioning, rest))));
            }
        }
    }

    @Test
    void atTheForwardToo() {
        for (double s : new double[] {1e-8, 1e-3, 0.3, 2, 5}) {
            assertThat(LetsBeRational.deviation(NormalisedBlack.price(0, s), 0)).isCloseTo(s, within(1e-12 * s));
        }
    }

    private static double integral(double x, double s) {
        double h = x / s;
        double t = s / 2;
        double end = h + t + 14 > 0 ? Math.max(h + t, 0) + 14 : 14;
        if (h + t < -3) {
            end = Math.min(end, 45 / -(h + t));
        }
        int steps = 60_000;
        double width = end / steps;
        double sum = IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> weight(i, steps) * 2 * Math.sinh(t * i * width) * decay(h, t, i * width))
                .sum();
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    private static double weight(int i, int steps) {
        return i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
    }

    private static double decay(double h, double t, double u) {
        return Math.exp(h * u - u * u / 2 - 0.5 * (h * h + t * t));
    }
}
