package gammadesk.analytics.pricing;

import static gammadesk.analytics.pricing.Minimax.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarGreeks} for as many options at a time as the machine's registers hold, with the same arithmetic in the
 * same order. One flat method on purpose: with helper methods the compiler stops inlining somewhere, boxes every vector
 * and the kernel becomes several times slower and allocates.
 */
final class VectorGreeks {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private VectorGreeks() {}

    /** How many options at a time: fewer cannot be valued here. */
    static int lanes() {
        return LANES.length();
    }

    /** Values the first {@code count} rows, at least {@link #lanes()}; the last block may overlap the one before. */
    static void value(OptionColumns options, int count, GreekColumns out) {
        int lanes = LANES.length();
        for (int start = 0; start < count; start += lanes) {
            int row = Math.min(start, count - lanes);
            DoubleVector forward = DoubleVector.fromArray(LANES, options.forward, row);
            DoubleVector strike = DoubleVector.fromArray(LANES, options.strike, row);
            DoubleVector years = DoubleVector.fromArray(LANES, options.years, row);
            DoubleVector vol = DoubleVector.fromArray(LANES, options.vol, row);
            DoubleVector sign = DoubleVector.fromArray(LANES, options.sign, row);
            DoubleVector rootYears = years.lanewise(VectorOperators.SQRT);
            DoubleVector deviation = vol.mul(rootYears);

            // x = ln(forward / strike), from the difference of the two, which near the money is exact
            LongVector strikeBits = strike.viewAsIntegralLanes();
            LongVector octave = forward.viewAsIntegralLanes()
                    .sub(strikeBits)
                    .add(OCTAVE_BIAS)
                    .lanewise(VectorOperators.LSHR, EXPONENT_SHIFT);
            DoubleVector near = strikeBits
                    .add(octave.lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .sub(OCTAVE_ONE)
                    .viewAsFloatingLanes();
            DoubleVector octaves = octave.add(MAGIC_BITS).viewAsFloatingLanes().sub(MAGIC + OCTAVE_ZERO);
            DoubleVector f = forward.sub(near).div(forward.add(near));
            DoubleVector f2 = f.mul(f);
            DoubleVector q = DoubleVector.broadcast(LANES, Q8);
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q7));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q6));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q5));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q4));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q3));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q2));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q1));
            q = q.fma(f2, DoubleVector.broadcast(LANES, Q0));
            DoubleVector x = octaves.fma(
                    DoubleVector.broadcast(LANES, LN_2), f.add(f).add(f.mul(f2).mul(q)));

            DoubleVector inverse = DoubleVector.broadcast(LANES, 1).div(deviation.mul(forward));
            DoubleVector perDeviation = inverse.mul(forward);
            DoubleVector perForward = inverse.mul(deviation);
            DoubleVector half = deviation.mul(0.5);
            DoubleVector away = x.abs().mul(perDeviation);
            // the option out of the money of the two: a is its d1 (or the put's -d2), b the other one's size
            DoubleVector a = away.sub(half);
            DoubleVector b = away.add(half);
            DoubleVector aShifted =
                    a.blend(FAR_END, a.compare(VectorOperators.GT, FAR_END)).add(FAR_SHIFT);
            DoubleVector bShifted =
                    b.blend(FAR_END, b.compare(VectorOperators.GT, FAR_END)).add(FAR_SHIFT);
            DoubleVector shifts = DoubleVector.broadcast(LANES, 1).div(aShifted.mul(bShifted));
            DoubleVector aWeight = bShifted.mul(shifts);
            DoubleVector bWeight = aShifted.mul(shifts);
            DoubleVector aTau =
                    aWeight.fma(DoubleVector.broadcast(LANES, -FAR_SLOPE), DoubleVector.broadcast(LANES, FAR_ORIGIN));
            DoubleVector bTau =
                    bWeight.fma(DoubleVector.broadcast(LANES, -FAR_SLOPE), DoubleVector.broadcast(LANES, FAR_ORIGIN));
            DoubleVector aSquare = aTau.mul(aTau);
            DoubleVector bSquare = bTau.mul(bTau);
            DoubleVector aEven = DoubleVector.broadcast(LANES, F24);
            DoubleVector bEven = DoubleVector.broadcast(LANES, F24);
            DoubleVector aOdd = DoubleVector.broadcast(LANES, F23);
            DoubleVector bOdd = DoubleVector.broadcast(LANES, F23);
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F22));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F22));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F21));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F21));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F20));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F20));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F19));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F19));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F18));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F18));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F17));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F17));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F16));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F16));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F15));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F15));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F14));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F14));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F13));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F13));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F12));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F12));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F11));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F11));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F10));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F10));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F9));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F9));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F8));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F8));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F7));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F7));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F6));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F6));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F5));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F5));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F4));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F4));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F3));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F3));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F2));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F2));
            aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, F1));
            bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, F1));
            aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, F0));
            bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, F0));
            DoubleVector aMills = aWeight.mul(aOdd.fma(aTau, aEven));
            DoubleVector bMills = bWeight.mul(bOdd.fma(bTau, bEven));

            // n(a): exp by the nearest power of two and a polynomial
            DoubleVector exponent = a.mul(a).mul(-0.5);
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
            DoubleVector exp = eOdd.fma(r, eEven)
                    .viewAsIntegralLanes()
                    .add(shifted.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .viewAsFloatingLanes()
                    .blend(0, isNothing);

            VectorMask<Double> isUp = x.compare(VectorOperators.GT, 0);
            DoubleVector scaled = forward.blend(strike, isUp).mul(exp.mul(INV_SQRT_TWO_PI));
            DoubleVector density = scaled.mul(perForward);
            VectorMask<Double> isOut =
                    DoubleVector.broadcast(LANES, -1).blend(1, isUp).mul(sign).compare(VectorOperators.LT, 0);
            DoubleVector tail = density.mul(aMills.blend(bMills, isUp));
            DoubleVector size = DoubleVector.broadcast(LANES, 1).sub(tail).blend(tail, isOut);
            DoubleVector d1 = x.mul(perDeviation).add(half);
            DoubleVector d2 = d1.sub(deviation);
            DoubleVector perVol = rootYears.mul(perDeviation).mul(PER_POINT);
            DoubleVector perRootYears = vol.mul(perDeviation);
            DoubleVector perYears = perRootYears.mul(perRootYears);
            DoubleVector vega = scaled.mul(rootYears).mul(PER_POINT);
            DoubleVector bent = d2.mul(perVol);
            forward.sub(strike)
                    .abs()
                    .blend(0, isOut)
                    .add(scaled.mul(aMills.sub(bMills)))
                    .intoArray(out.price, row);
            sign.mul(size).intoArray(out.delta, row);
            density.mul(inverse).intoArray(out.gamma, row);
            vega.intoArray(out.vega, row);
            scaled.mul(deviation).mul(perYears).mul(-PER_TWO_DAYS).intoArray(out.theta, row);
            density.mul(bent).neg().intoArray(out.vanna, row);
            vega.mul(d1).mul(bent).intoArray(out.volga, row);
            density.mul(d2).mul(perYears).mul(PER_TWO_DAYS).intoArray(out.charm, row);

            VectorMask<Double> isOrdinary = forward.compare(VectorOperators.GE, LEAST_PRICE)
                    .and(forward.compare(VectorOperators.LE, MOST_PRICE))
                    .and(strike.compare(VectorOperators.GE, LEAST_PRICE))
                    .and(strike.compare(VectorOperators.LE, MOST_PRICE))
                    .and(deviation.compare(VectorOperators.GE, LEAST_DEVIATION))
                    .and(deviation.compare(VectorOperators.LE, MOST_DEVIATION));
            if (!isOrdinary.allTrue()) {
                ScalarGreeks.valueOthers(options, row, lanes, isOrdinary.toLong(), out);
            }
        }
    }
}
