package gammadesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** The two sides of the benchmark do the same work: they reach the same minimum. */
class SviBenchmarkTest {
    @Test
    void bothSolversReachTheSameMinimum() {
        SviBenchmark benchmark = new SviBenchmark();
        benchmark.quotes();
        double peer = benchmark.hipparchus();
        assertThat(benchmark.gammadesk()).isCloseTo(peer * peer, withinPercentage(0.01));
    }
}
