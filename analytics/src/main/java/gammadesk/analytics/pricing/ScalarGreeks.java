package gammadesk.analytics.pricing;

import static gammadesk.analytics.pricing.Minimax.*;

import gammadesk.analytics.market.OptionType;

/**
 * Price and greeks of columns of options, one at a time: the oracle of {@link VectorGreeks} and what is used where
 * vectors are not. Ordinary rows (see {@link Minimax}) by polynomials: prices to about 1e-16 of the smaller of forward
 * and strike, greeks to about 1e-14; every other row by {@link Black76}.
 */
final class ScalarGreeks {
    private ScalarGreeks() {}

    /** Values the rows {@code from} up to {@code to}. */
    static void value(OptionColumns options, int from, int to, GreekColumns out) {
        for (int row = from; row < to; row++) {
            double deviation = options.vol[row] * Math.sqrt(options.years[row]);
            if (isOrdinary(options.forward[row])
                    && isOrdinary(options.strike[row])
                    && deviation >= LEAST_DEVIATION
                    && deviation <= MOST_DEVIATION) {
                ordinary(options, row, deviation, out);
            } else {
                other(options, row, out);
            }
        }
    }

    /** Values those of a block's rows whose bit in {@code done} is not set. */
    static void valueOthers(OptionColumns options, int first, int count, long done, GreekColumns out) {
        for (int i = 0; i < count; i++) {
            if (((done >>> i) & 1) == 0) {
                other(options, first + i, out);
            }
        }
    }

    private static boolean isOrdinary(double price) {
        return price >= LEAST_PRICE && price <= MOST_PRICE;
    }

    private static void other(OptionColumns options, int row, GreekColumns out) {
        OptionType type = options.type(row);
        out.put(
                row,
                Black76.value(options.forward[row], options.strike[row], options.years[row], options.vol[row], type));
    }

    private static void ordinary(OptionColumns options, int row, double deviation, GreekColumns out) {
        double forward = options.forward[row];
        double strike = options.strike[row];
        double vol = options.vol[row];
        double sign = options.sign[row];
        double rootYears = Math.sqrt(options.years[row]);
        double x = logQuotient(forward, strike);
        double inverse = 1 / (deviation * forward);
        double perDeviation = inverse * forward;
        double half = deviation * 0.5;
        double away = Math.abs(x) * perDeviation;
        double a = away - half;
        double aShifted = Math.min(a, FAR_END) + FAR_SHIFT;
        double bShifted = Math.min(away + half, FAR_END) + FAR_SHIFT;
        double shifts = 1 / (aShifted * bShifted);
        double aMills = mills(bShifted * shifts);
        double bMills = mills(aShifted * shifts);
        double scaled = Math.min(forward, strike) * (exp(a * a * -0.5) * INV_SQRT_TWO_PI);
        double density = scaled * (inverse * deviation);
        double tail = density * (forward > strike ? bMills : aMills);
        double size = (forward > strike) == (sign > 0) ? 1 - tail : tail;
        double d1 = Math.fma(x, perDeviation, half);
        double d2 = d1 - deviation;
        double perRootYears = vol * perDeviation;
        double perYears = perRootYears * perRootYears;
        double vega = scaled * rootYears * PER_POINT;
        double bent = d2 * (rootYears * perDeviation * PER_POINT);
        out.price[row] = Math.max(sign * (forward - strike), 0) + scaled * (aMills - bMills);
        out.delta[row] = sign * size;
        out.gamma[row] = density * inverse;
        out.vega[row] = vega;
        out.theta[row] = scaled * deviation * perYears * -PER_TWO_DAYS;
        out.vanna[row] = -(density * bent);
        out.volga[row] = vega * d1 * bent;
        out.charm[row] = density * d2 * perYears * PER_TWO_DAYS;
    }

    /** ln(forward / strike), from the difference of the two, which near the money is exact. */
    private static double logQuotient(double forward, double strike) {
        long strikeBits = Double.doubleToRawLongBits(strike);
        long octave = (Double.doubleToRawLongBits(forward) - strikeBits + OCTAVE_BIAS) >>> EXPONENT_SHIFT;
        double near = Double.longBitsToDouble(strikeBits + (octave << EXPONENT_SHIFT) - OCTAVE_ONE);
        double f = (forward - near) / (forward + near);
        double f2 = f * f;
        double q = Q8;
        q = Math.fma(q, f2, Q7);
        q = Math.fma(q, f2, Q6);
        q = Math.fma(q, f2, Q5);
        q = Math.fma(q, f2, Q4);
        q = Math.fma(q, f2, Q3);
        q = Math.fma(q, f2, Q2);
        q = Math.fma(q, f2, Q1);
        q = Math.fma(q, f2, Q0);
        return Math.fma(octave - OCTAVE_ZERO, LN_2, f * Math.fma(q, f2, 2));
    }

    /** By the weight of its argument, see {@link Minimax}. */
    static double mills(double weight) {
        double tau = Math.fma(weight, -FAR_SLOPE, FAR_ORIGIN);
        double square = tau * tau;
        double even = F24;
        double odd = F23;
        even = Math.fma(even, square, F22);
        even = Math.fma(even, square, F20);
        even = Math.fma(even, square, F18);
        even = Math.fma(even, square, F16);
        even = Math.fma(even, square, F14);
        even = Math.fma(even, square, F12);
        even = Math.fma(even, square, F10);
        even = Math.fma(even, square, F8);
        even = Math.fma(even, square, F6);
        even = Math.fma(even, square, F4);
        even = Math.fma(even, square, F2);
        even = Math.fma(even, square, F0);
        odd = Math.fma(odd, square, F21);
        odd = Math.fma(odd, square, F19);
        odd = Math.fma(odd, square, F17);
        odd = Math.fma(odd, square, F15);
        odd = Math.fma(odd, square, F13);
        odd = Math.fma(odd, square, F11);
        odd = Math.fma(odd, square, F9);
        odd = Math.fma(odd, square, F7);
        odd = Math.fma(odd, square, F5);
        odd = Math.fma(odd, square, F3);
        odd = Math.fma(odd, square, F1);
        return weight * Math.fma(odd, tau, even);
    }

    /** Of a negative number; 0 where the result would not be a normal number. */
    static double exp(double exponent) {
        if (exponent < LEAST_EXPONENT) {
            return 0;
        }
        double shifted = Math.fma(exponent, INV_LN_2, MAGIC);
        double power = shifted - MAGIC;
        double r = Math.fma(power, -LN_2_LOW, Math.fma(power, -LN_2_HIGH, exponent));
        double r2 = r * r;
        double even = E10;
        double odd = E11;
        even = Math.fma(even, r2, E8);
        even = Math.fma(even, r2, E6);
        even = Math.fma(even, r2, E4);
        even = Math.fma(even, r2, E2);
        even = Math.fma(even, r2, E0);
        odd = Math.fma(odd, r2, E9);
        odd = Math.fma(odd, r2, E7);
        odd = Math.fma(odd, r2, E5);
        odd = Math.fma(odd, r2, E3);
        odd = Math.fma(odd, r2, E1);
        long bits = Double.doubleToRawLongBits(Math.fma(odd, r, even));
        return Double.longBitsToDouble(bits + (Double.doubleToRawLongBits(shifted) << EXPONENT_SHIFT));
    }
}
