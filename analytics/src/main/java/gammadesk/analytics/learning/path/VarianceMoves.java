package gammadesk.analytics.learning.path;

import gammadesk.analytics.market.Column;
import java.util.Arrays;

/** Returns with the observed variance beside them, parted into jumps and what is between them. */
final class VarianceMoves {
    private final double[] returns;
    private final Column variances;
    private final double stepYears;
    private final boolean[] isJump;
    private final double drift;

    VarianceMoves(double[] returns, Column variances, double stepYears) {
        this.returns = returns;
        this.variances = variances;
        this.stepYears = stepYears;
        isJump = new boolean[returns.length];
        for (int i = 0; i < returns.length; i++) {
            isJump[i] = Math.abs(returns[i]) > HistoryEstimate.THRESHOLD * Math.sqrt(variances.get(i) * stepYears);
        }
        drift = Arrays.stream(HistoryEstimate.pick(returns, isJump, false))
                .average()
                .orElse(0);
    }

    private double move(int i) {
        return variances.get(i + 1) - variances.get(i);
    }

    /** Least squares of y = a / sqrt(v) + b sqrt(v) for y = dv / sqrt(v): a = kappa theta dt, b = -kappa dt. */
    HestonParameters heston() {
        double inverse = 0;
        double plain = 0;
        double moves = 0;
        double scaled = 0;
        int count = 0;
        for (int i = 0; i < returns.length; i++) {
            if (!isJump[i]) {
                inverse += 1 / variances.get(i);
                plain += variances.get(i);
                moves += move(i);
                scaled += move(i) / variances.get(i);
                count++;
            }
        }
        double determinant = inverse * plain - (double) count * count;
        double a = (scaled * plain - moves * count) / determinant;
        double b = (inverse * moves - count * scaled) / determinant;
        if (!(a > 0) || !(b < 0)) {
            throw new IllegalArgumentException("the variance does not revert to a mean");
        }
        return heston(a, b);
    }

    private HestonParameters heston(double a, double b) {
        double squares = 0;
        double products = 0;
        double priceSquares = 0;
        int count = 0;
        for (int i = 0; i < returns.length; i++) {
            if (!isJump[i]) {
                double root = Math.sqrt(variances.get(i));
                double shock = (move(i) - a - b * variances.get(i)) / root;
                double price = (returns[i] - drift) / root;
                squares += shock * shock;
                products += shock * price;
                priceSquares += price * price;
                count++;
            }
        }
        double sigma = Math.sqrt(squares / count / stepYears);
        double rho = products / Math.sqrt(squares * priceSquares);
        // over an interval the mean decays as exp(-kappa dt)
        double kappa = -Math.log1p(Math.max(b, -0.999)) / stepYears;
        return new HestonParameters(variances.get(returns.length), kappa, -a / b, sigma, rho);
    }

    JumpParameters jumps() {
        int count = 0;
        double price = 0;
        double variance = 0;
        for (int i = 0; i < returns.length; i++) {
            if (isJump[i]) {
                count++;
                price += returns[i] - drift;
                variance += move(i);
            }
        }
        if (count == 0) {
            return JumpParameters.NONE;
        }
        return jumps(count, price / count, Math.max(0, variance / count));
    }

    private JumpParameters jumps(int count, double price, double variance) {
        double crossed = 0;
        double squares = 0;
        double spread = 0;
        double diffusion = 0;
        for (int i = 0; i < returns.length; i++) {
            if (isJump[i]) {
                double byVariance = move(i) - variance;
                double byPrice = returns[i] - drift - price;
                crossed += byVariance * byPrice;
                squares += byVariance * byVariance;
                spread += byPrice * byPrice;
                diffusion += variances.get(i) * stepYears;
            }
        }
        double slope = variance > 0 && squares > 0 ? Math.min(crossed / squares, 0.5 / variance) : 0;
        double rest = (spread - slope * slope * squares) / Math.max(1, count - 1) - diffusion / count;
        double years = returns.length * stepYears;
        return new JumpParameters(
                count / years, price - slope * variance, Math.sqrt(Math.max(0, rest)), variance, slope);
    }
}
