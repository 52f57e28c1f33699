package gammadesk.connectors.simulator.matching;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Prices and amounts inside the engine: whole numbers of 1e-8, so that adding and comparing is exact. */
public final class Units {
    /** Decimal places. */
    public static final int PLACES = 8;

    private static final double PER_ONE = 1e8;

    private Units() {}

    /** Throws {@link ArithmeticException} for what has more than eight decimals or does not fit. */
    public static long exact(BigDecimal value) {
        return value.setScale(PLACES, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** Whether a number can be counted in these units. */
    public static boolean fits(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= PLACES && value.precision() - value.scale() <= 10;
    }

    /** The nearest whole number of units. */
    public static long nearest(double value) {
        return Math.round(value * PER_ONE);
    }

    /** As a decimal without needless zeros and without an exponent. */
    public static BigDecimal decimal(long units) {
        if (units == 0) {
            return BigDecimal.ZERO;
        }
        return plain(BigDecimal.valueOf(units, PLACES));
    }

    /** Without needless zeros and without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As a binary number, for the screen and the wire. */
    public static double number(long units) {
        return units / PER_ONE;
    }

    /** The same part of one as another is of its whole, rounded down; nothing is negative. */
    static long share(long part, long of, long whole) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
