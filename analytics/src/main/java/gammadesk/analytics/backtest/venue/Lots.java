package gammadesk.analytics.backtest.venue;

import java.math.BigDecimal;

/** Multiples of an instrument's smallest amount. */
final class Lots {
    private static final double ROUNDING = 1e-9;

    private final double size;
    private final double perUnit;

    /** @param size the smallest amount; 0 lets every amount be one */
    Lots(BigDecimal size) {
        this.size = size.doubleValue();
        perUnit = Math.rint(1 / this.size);
    }

    boolean fit(double amount) {
        return amount > 0 && Double.isFinite(amount) && (size == 0 || isWhole(amount / size));
    }

    private static boolean isWhole(double lots) {
        return Math.abs(lots - Math.rint(lots)) <= ROUNDING * lots;
    }

    /** The most that is not more than an amount. */
    double floor(double amount) {
        return size == 0 || Double.isInfinite(amount) ? amount : of(Math.floor(amount / size * (1 + ROUNDING)));
    }

    /** The least that is not less than an amount. */
    double ceil(double amount) {
        return size == 0 ? amount : of(Math.ceil(amount / size * (1 - ROUNDING)));
    }

    /** As a decimal fraction would be written: 3 lots of 0.1 are 0.3. */
    private double of(double lots) {
        boolean divides = size < 1 && Math.abs(perUnit * size - 1) < ROUNDING;
        return divides ? lots / perUnit : lots * size;
    }
}
