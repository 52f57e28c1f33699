package gammadesk.benchmarks;

import gammadesk.analytics.surface.RawSvi;
import gammadesk.analytics.surface.SviSolver;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One raw SVI slice of 30 quotes from a warm start, a frame's drift away: our solver, and Hipparchus's
 * Levenberg-Marquardt with the same analytic Jacobian, weights and start.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SviBenchmark {
    private static final int QUOTES = 30;
    private static final double NOISE = 0.01;

    private final double[] x = new double[QUOTES];
    private final double[] v = new double[QUOTES];
    private final double[] weight = new double[QUOTES];
    private final double[] start = {0.55, 0.42, -0.13, 0.22, 0.85};
    private final double[] parameters = new double[SviSolver.SIZE];
    private final SviSolver solver = new SviSolver(QUOTES);
    private final LeastSquaresOptimizer peer = new LevenbergMarquardtOptimizer()
            .withCostRelativeTolerance(1e-6)
            .withParameterRelativeTolerance(1e-6)
            .withOrthoTolerance(1e-6);
    private RealVector target = new ArrayRealVector(0);
    private RealMatrix weights = new Array2DRowRealMatrix();

    /** A smile in standardised numbers with noise. */
    @Setup
    public void quotes() {
        RawSvi truth = new RawSvi(0.5, 0.4, -0.3, 0.2, 0.9);
        SplittableRandom random = new SplittableRandom(7);
        double[] squares = new double[QUOTES];
        for (int i = 0; i < QUOTES; i++) {
            x[i] = -3 + 6.0 * i / (QUOTES - 1);
            v[i] = truth.totalVariance(x[i]) + NOISE * (random.nextDouble() - 0.5);
            weight[i] = 10 * Math.exp(-x[i] * x[i] / 4);
            squares[i] = weight[i] * weight[i];
        }
        target = new ArrayRealVector(v);
        weights = new DiagonalMatrix(squares);
    }

    /** Ours: loading the quotes is part of it. */
    @Benchmark
    public double gammadesk() {
        solver.reset(0.1);
        for (int i = 0; i < QUOTES; i++) {
            solver.add(x[i], v[i], weight[i]);
        }
        System.arraycopy(start, 0, parameters, 0, SviSolver.SIZE);
        return solver.minimise(parameters, 60, 1e-6);
    }

    /** The peer. */
    @Benchmark
    public double hipparchus() {
        return peer.optimize(new LeastSquaresBuilder()
                        .model((MultivariateJacobianFunction) this::model)
                        .start(start)
                        .target(target)
                        .weight(weights)
                        .maxEvaluations(200)
                        .maxIterations(200)
                        .build())
                .getCost();
    }

    private Pair<RealVector, RealMatrix> model(RealVector p) {
        double b = p.getEntry(1);
        double d = p.getEntry(2);
        double s = p.getEntry(4);
        double[] values = new double[QUOTES];
        double[][] jacobian = new double[QUOTES][];
        for (int i = 0; i < QUOTES; i++) {
            double z = x[i] - p.getEntry(3);
            double root = Math.sqrt(z * z + s * s);
            values[i] = p.getEntry(0) + b * root + d * z;
            jacobian[i] = new double[] {1, root, z, -d - b * z / root, b * s / root};
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
