package gammadesk.benchmarks;

import gammadesk.analytics.learning.net.Adam;
import gammadesk.analytics.learning.net.MlpGradient;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.learning.net.MlpPass;
import gammadesk.analytics.learning.net.MlpShape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A net of 64-64-64-1: one row, 10,000 rows, and a training step of 10,000 rows, with vectors and without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MlpBenchmark {
    private static final int ROWS = 10_000;
    private static final MlpShape SHAPE = MlpShape.of(64, 64, 64, 1);

    /** Which kernels. */
    @Param({"vector", "scalar"})
    public String kernels = "vector";

    private MlpPass pass = new MlpPass(SHAPE, MlpKernels.scalar());
    private MlpGradient gradient = new MlpGradient(SHAPE, MlpKernels.scalar());
    private final Adam adam = new Adam(SHAPE.parameters());
    private final float[] weights = SHAPE.randomWeights(new SplittableRandom(1));
    private final float[] slopes = new float[weights.length];

    /** The same inputs in every run. */
    @Setup
    public void fill() {
        MlpKernels chosen = kernels.equals("vector") ? MlpKernels.best() : MlpKernels.scalar();
        pass = new MlpPass(SHAPE, chosen);
        gradient = new MlpGradient(SHAPE, chosen);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pass.inputs().length; i++) {
            pass.inputs()[i] = (float) random.nextGaussian();
        }
        Arrays.fill(pass.outputSlopes(), 1e-4f);
    }

    /** One row. */
    @Benchmark
    public float one() {
        return pass.forwardOne(weights)[0];
    }

    /** 10,000 rows. */
    @Benchmark
    public float batch() {
        float sum = 0;
        for (int from = 0; from < ROWS; from += MlpPass.BLOCK) {
            sum += pass.forward(weights, Math.min(MlpPass.BLOCK, ROWS - from))[0];
        }
        return sum;
    }

    /** 10,000 rows forwards and back, and a step of Adam. */
    @Benchmark
    public float trainingStep() {
        gradient.clear();
        for (int from = 0; from < ROWS; from += MlpPass.BLOCK) {
            int rows = Math.min(MlpPass.BLOCK, ROWS - from);
            pass.forward(weights, rows);
            pass.backward(weights, rows, gradient);
        }
        gradient.collect(slopes);
        adam.step(weights, slopes, 1e-9);
        return weights[0];
    }
}
