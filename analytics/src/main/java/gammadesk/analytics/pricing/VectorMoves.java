package gammadesk.analytics.pricing;

import static gammadesk.analytics.pricing.Minimax.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarMoves} for as many options at a time as the machine's registers hold, with the same arithmetic in the
 * same order: one exponential and one Mills' ratio an option. A flat method for the reason given in
 * {@link VectorGreeks}.
 */
final class VectorMoves {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private VectorMoves() {}

    /** Fills rows, at least {@link VectorGreeks#lanes()}; the last block may overlap the one before. */
    static void deltaGamma(MovedColumns options, int from, int to) {
        int lanes = LANES.length();
        for (int start = from; start < to; start += lanes) {
            int row = Math.min(start, to - lanes);
            DoubleVector deviation = DoubleVector.fromArray(LANES, options.deviation, row);
            DoubleVector perDeviation = DoubleVector.broadcast(LANES, 1).div(deviation);
            DoubleVector d1 =
                    DoubleVector.fromArray(LANES, options.logMoneyness, row).fma(perDeviation, deviation.mul(0.5));

            // Mills' ratio of |d1|
            DoubleVector away = d1.abs();
            DoubleVector weight = DoubleVector.broadcast(LANES, 1)
                    .div(away.blend(FAR_END, away.compare(VectorOperators.GT, FAR_END))
                            .add(FAR_SHIFT));
            DoubleVector tau =
                    weight.fma(DoubleVector.broadcast(LANES, -FAR_SLOPE), DoubleVector.broadcast(LANES, FAR_ORIGIN));
            DoubleVector square = tau.mul(tau);
            DoubleVector even = DoubleVector.broadcast(LANES, F24);
            DoubleVector odd = DoubleVector.broadcast(LANES, F23);
            even = even.fma(square, DoubleVector.broadcast(LANES, F22));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F21));
            even = even.fma(square, DoubleVector.broadcast(LANES, F20));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F19));
            even = even.fma(square, DoubleVector.broadcast(LANES, F18));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F17));
            even = even.fma(square, DoubleVector.broadcast(LANES, F16));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F15));
            even = even.fma(square, DoubleVector.broadcast(LANES, F14));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F13));
            even = even.fma(square, DoubleVector.broadcast(LANES, F12));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F11));
            even = even.fma(square, DoubleVector.broadcast(LANES, F10));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F9));
            even = even.fma(square, DoubleVector.broadcast(LANES, F8));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F7));
            even = even.fma(square, DoubleVector.broadcast(LANES, F6));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F5));
            even = even.fma(square, DoubleVector.broadcast(LANES, F4));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F3));
            even = even.fma(square, DoubleVector.broadcast(LANES, F2));
            odd = odd.fma(square, DoubleVector.broadcast(LANES, F1));
            even = even.fma(square, DoubleVector.broadcast(LANES, F0));
            DoubleVector mills = weight.mul(odd.fma(tau, even));

            // n(d1): exp by the nearest power of two and a polynomial
            DoubleVector exponent = d1.mul(d1).mul(-0.5);
            VectorMask<Double> isNothing = exponent.compare(VectorOperators.LT, LEAST_EXPONENT);
            DoubleVector least = exponent.blend(LEAST_EXPONENT, isNothing);
            DoubleVector shifted =
                    least.fma(DoubleVector.broadcast(LANES, INV_LN_2), DoubleVector.broadcast(LANES, MAGIC));
            DoubleVector power = shifted.sub(MAGIC);
            DoubleVector r = power.fma(
                    DoubleVector.broadcast(LANES, -LN_2_LOW),
                    power.fma(DoubleVector.broadcast(LANES, -LN_2_HIGH), least));
            DoubleVector r2 = r.mul(r);
            DoubleVector eEven = DoubleVector.broadcast(LANES, E10);
            DoubleVector eOdd = DoubleVector.broadcast(LANES, E11);
            eEven = eEven.fma(r2, DoubleVector.broadcast(LANES, E8));
            eOdd = eOdd.fma(r2, DoubleVector.broadcast(LANES, E9));
            eEven = eEven.fma(r2, DoubleVector.broadcast(LANES, E6));
            eOdd = eOdd.fma(r2, DoubleVector.broadcast(LANES, E7));
            eEven = eEven.fma(r2, DoubleVector.broadcast(LANES, E4));
            eOdd = eOdd.fma(r2, DoubleVector.broadcast(LANES, E5));
            eEven = eEven.fma(r2, DoubleVector.broadcast(LANES, E2));
            eOdd = eOdd.fma(r2, DoubleVector.broadcast(LANES, E3));
            eEven = eEven.fma(r2, DoubleVector.broadcast(LANES, E0));
            eOdd = eOdd.fma(r2, DoubleVector.broadcast(LANES, E1));
            DoubleVector density = eOdd.fma(r, eEven)
                    .viewAsIntegralLanes()
                    .add(shifted.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .viewAsFloatingLanes()
                    .blend(0, isNothing)
                    .mul(INV_SQRT_TWO_PI);

            DoubleVector tail = density.mul(mills);
            tail.blend(DoubleVector.broadcast(LANES, 1).sub(tail), d1.compare(VectorOperators.GT, 0))
                    .intoArray(options.delta, row);
            density.mul(perDeviation)
                    .div(DoubleVector.fromArray(LANES, options.forward, row))
                    .intoArray(options.gamma, row);
        }
    }
}
