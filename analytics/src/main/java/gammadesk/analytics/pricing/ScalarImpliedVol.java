package gammadesk.analytics.pricing;

/**
 * Implied volatilities of columns of options, one at a time by {@link LetsBeRational}: the oracle of
 * {@link VectorImpliedVol} and what is used where vectors are not.
 */
final class ScalarImpliedVol {
    private ScalarImpliedVol() {}

    /** Solves the rows {@code from} up to {@code to}. */
    static void solve(OptionColumns options, double[] price, int from, int to, double[] vol, IvState[] state) {
        for (int row = from; row < to; row++) {
            solve(options, price, row, vol, state);
        }
    }

    /** Solves those of a block's rows whose bit in {@code done} is not set; the others are known. */
    static void solveOthers(
            OptionColumns options, double[] price, int first, int count, long done, double[] vol, IvState[] state) {
        for (int i = 0; i < count; i++) {
            if (((done >>> i) & 1) == 0) {
                solve(options, price, first + i, vol, state);
            } else {
                state[first + i] = IvState.OK;
            }
        }
    }

    private static void solve(OptionColumns options, double[] price, int row, double[] vol, IvState[] state) {
        double forward = options.forward[row];
        double strike = options.strike[row];
        double years = options.years[row];
        IvState before = ImpliedVol.state(price[row], forward, strike, years, options.type(row));
        double found = before == IvState.OK
                ? ImpliedVol.solve(price[row], forward, strike, years, options.type(row))
                : Double.NaN;
        state[row] = ImpliedVol.checked(before, found);
        vol[row] = state[row] == IvState.OK ? found : Double.NaN;
    }
}
