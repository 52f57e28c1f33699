package gammadesk.analytics.pricing;

import gammadesk.analytics.market.OptionType;
import java.util.Arrays;

/**
 * Options by columns, as the kernels take them: live arrays that their owner fills and fills again. Not thread-safe.
 * Forward and strike in USD per coin, time in years of 365 days, volatility a fraction.
 */
public final class OptionColumns {
    /** USD. */
    public final double[] forward;
    /** USD. */
    public final double[] strike;
    /** Of 365 days. */
    public final double[] years;
    /** A fraction; not read when volatilities are looked for. */
    public final double[] vol;
    /** +1 for a call, -1 for a put. */
    public final double[] sign;

    /** Room for so many options; throws {@link NegativeArraySizeException} on less than none. */
    public OptionColumns(int capacity) {
        forward = new double[capacity];
        strike = new double[capacity];
        years = new double[capacity];
        vol = new double[capacity];
        sign = new double[capacity];
        Arrays.fill(sign, 1);
    }

    /** How many options there is room for. */
    public int capacity() {
        return forward.length;
    }

    /** Describes one option; throws {@link IndexOutOfBoundsException} outside the capacity. */
    public void put(
            int row, double forwardUsd, double strikeUsd, double yearsToExpiry, double volatility, OptionType type) {
        forward[row] = forwardUsd;
        strike[row] = strikeUsd;
        years[row] = yearsToExpiry;
        vol[row] = volatility;
        sign[row] = type.sign();
    }

    OptionType type(int row) {
        return sign[row] > 0 ? OptionType.CALL : OptionType.PUT;
    }
}
