package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.OptionType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A program that was started without the vector module prices all the same. */
class WithoutVectorsTest {
    @Test
    void scalarsStandIn() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Probe.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip())
                .isEqualTo("false false OK " + Black76.priceUsd(100, 110, 0.25, 0.6, OptionType.CALL) + " true");
    }

    /** Prices ten options the way the desk does. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            KernelWarmUp warmUp = new KernelWarmUp();
            warmUp.run();
            PricingKernels kernels = PricingKernels.vector();
            OptionColumns options = new OptionColumns(10);
            for (int row = 0; row < 10; row++) {
                options.put(row, 100, 110, 0.25, 0.6, OptionType.CALL);
            }
            GreekColumns greeks = new GreekColumns(10);
            double[] price = new double[10];
            IvState[] state = new IvState[10];
            kernels.value(options, 10, greeks);
            kernels.impliedVol(options, greeks.price, 10, price, state);
            MovedColumns moved = new MovedColumns(10);
            Arrays.fill(moved.forward, 100);
            Arrays.fill(moved.logMoneyness, Math.log(100.0 / 110));
            Arrays.fill(moved.deviation, 0.3);
            kernels.deltaGamma(moved, 0, 10);
            boolean same = Math.abs(moved.delta[9] - greeks.delta[9]) < 1e-14;
            double exact = Black76.priceUsd(100, 110, 0.25, 0.6, OptionType.CALL);
            double shown = Math.abs(greeks.price[9] - exact) < 1e-12 ? exact : greeks.price[9];
            System.out.println(warmUp.isDone() + " " + kernels.isVector() + " " + state[9] + " " + shown + " " + same);
        }
    }
}
