package gammadesk.analytics.pricing;

import static gammadesk.analytics.pricing.Minimax.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Implied volatilities of columns of options. With {@code k = |ln(F/K)|} and {@code c} the value of the option that is
 * out of the money over the smaller of forward and strike (a put is a call by reciprocal symmetry), the deviation
 * {@code s = vol sqrt(years)} starts from {@code c sqrt(2 pi) + k / sqrt(-2 ln c)} times a factor from
 * {@link StartTable} and is then polished by two steps of Householder's third-order method on {@code ln c(s) = -a^2/2 -
 * ln sqrt(2 pi) + ln(R(a) - R(a + s))}, {@code a = k/s - s/2}, {@code R} being Mills' ratio. What is outside the range
 * of its polynomials, or has not settled, goes to {@link LetsBeRational}.
 *
 * <p>Thread-confined: it owns the scratch of its table lookups. One flat method for the reason given in
 * {@link VectorGreeks}.
 */
final class VectorImpliedVol {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final double LEAST_VALUE = 1e-12;
    private static final double MOST_VALUE = 0.72;
    private static final double MOST_MONEYNESS = 4;
    private static final double SETTLED = 1e-4;

    private final double[] place = new double[LANES.length()];
    private final double[] across = new double[LANES.length()];
    private final double[] along = new double[LANES.length()];
    private final double[] factor = new double[LANES.length()];

    /** Solves the first {@code count} rows, at least {@link VectorGreeks#lanes()}; the last block may overlap. */
    void solve(OptionColumns options, double[] price, int count, double[] vol, IvState[] state) {
        double[] table = StartTable.FACTORS;
        int lanes = LANES.length();
        for (int start = 0; start < count; start += lanes) {
            int row = Math.min(start, count - lanes);
            DoubleVector forward = DoubleVector.fromArray(LANES, options.forward, row);
            DoubleVector strike = DoubleVector.fromArray(LANES, options.strike, row);
            DoubleVector years = DoubleVector.fromArray(LANES, options.years, row);
            DoubleVector ahead = forward.sub(strike);
            VectorMask<Double> isUp = ahead.compare(VectorOperators.GT, 0);
            DoubleVector intrinsic =
                    DoubleVector.fromArray(LANES, options.sign, row).mul(ahead);
            intrinsic = intrinsic.blend(0, intrinsic.compare(VectorOperators.LT, 0));
            DoubleVector value =
                    DoubleVector.fromArray(LANES, price, row).sub(intrinsic).div(forward.blend(strike, isUp));

            // k = |ln(forward / strike)|, from the difference of the two, which near the money is exact
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
            DoubleVector moneyness = octaves.fma(
                            DoubleVector.broadcast(LANES, LN_2),
                            f.add(f).add(f.mul(f2).mul(q)))
                    .abs();

            VectorMask<Double> isOrdinary = forward.compare(VectorOperators.GE, LEAST_PRICE)
                    .and(forward.compare(VectorOperators.LE, MOST_PRICE))
                    .and(strike.compare(VectorOperators.GE, LEAST_PRICE))
                    .and(strike.compare(VectorOperators.LE, MOST_PRICE))
                    .and(years.compare(VectorOperators.GE, LEAST_YEARS))
                    .and(years.compare(VectorOperators.LE, MOST_YEARS))
                    .and(value.compare(VectorOperators.GE, LEAST_VALUE))
                    .and(value.compare(VectorOperators.LE, MOST_VALUE))
                    .and(moneyness.compare(VectorOperators.LE, MOST_MONEYNESS));
            DoubleVector c = DoubleVector.broadcast(LANES, 0.1).blend(value, isOrdinary);
            DoubleVector k = DoubleVector.broadcast(LANES, 0.1).blend(moneyness, isOrdinary);

            // ln c
            LongVector cBits = c.viewAsIntegralLanes();
            LongVector cOctave = cBits.add(ROOT_BIAS).lanewise(VectorOperators.LSHR, EXPONENT_SHIFT);
            DoubleVector cMantissa = cBits.sub(cOctave.lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .add(ONE_BITS)
                    .viewAsFloatingLanes();
            DoubleVector cf = cMantissa.sub(1).div(cMantissa.add(1));
            DoubleVector cf2 = cf.mul(cf);
            DoubleVector lc = DoubleVector.broadcast(LANES, L7);
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L6));
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L5));
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L4));
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L3));
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L2));
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L1));
            lc = lc.fma(cf2, DoubleVector.broadcast(LANES, L0));
            DoubleVector lnC = cOctave.add(MAGIC_BITS)
                    .viewAsFloatingLanes()
                    .sub(MAGIC + EXPONENT_BIAS)
                    .fma(
                            DoubleVector.broadcast(LANES, LN_2),
                            cf.add(cf).add(cf.mul(cf2).mul(lc)));

            // the place in the table: its columns are octaves of 1 + k / (c sqrt(2 pi)), read off the bits
            DoubleVector minusTwoLnC = lnC.mul(-2);
            DoubleVector v = minusTwoLnC.lanewise(VectorOperators.SQRT);
            DoubleVector atForward = c.mul(SQRT_TWO_PI);
            DoubleVector u = k.div(atForward)
                    .add(1)
                    .viewAsIntegralLanes()
                    .sub(ONE_BITS)
                    .lanewise(VectorOperators.LSHR, StartTable.DROPPED_BITS)
                    .add(MAGIC_BITS)
                    .viewAsFloatingLanes()
                    .sub(MAGIC)
                    .mul(StartTable.CELLS * StartTable.PER_KEPT_BIT)
                    .div(minusTwoLnC.fma(
                            DoubleVector.broadcast(LANES, StartTable.OCTAVES_PER_LOG),
                            DoubleVector.broadcast(LANES, StartTable.MORE_OCTAVES)));
            DoubleVector w = v.sub(StartTable.FIRST).mul(StartTable.CELLS / (StartTable.LAST - StartTable.FIRST));
            // the cell's corner, rounded down; the ordinary range lies within the table
            DoubleVector column = u.sub(0.5).add(MAGIC).sub(MAGIC);
            DoubleVector line = w.sub(0.5).add(MAGIC).sub(MAGIC);
            line.fma(DoubleVector.broadcast(LANES, StartTable.CELLS + 1), column)
                    .intoArray(place, 0);
            u.sub(column).intoArray(across, 0);
            w.sub(line).intoArray(along, 0);
            for (int lane = 0; lane < lanes; lane++) {
                int cell = (int) place[lane];
                double low = table[cell];
                double high = table[cell + StartTable.CELLS + 1];
                double left = Math.fma(along[lane], high - low, low);
                low = table[cell + 1];
                high = table[cell + StartTable.CELLS + 2];
                double right = Math.fma(along[lane], high - low, low);
                factor[lane] = Math.fma(across[lane], right - left, left);
            }
            DoubleVector s =
                    DoubleVector.fromArray(LANES, factor, 0).mul(k.div(v).add(atForward));

            DoubleVector step = s;
            DoubleVector goal = lnC.add(LN_SQRT_TWO_PI);
            for (int round = 0; round < 2; round++) {
                DoubleVector perS = DoubleVector.broadcast(LANES, 1).div(s);
                DoubleVector h = k.mul(perS);
                DoubleVector a = h.sub(s.mul(0.5));
                DoubleVector aShifted = a.add(NEAR_SHIFT);
                DoubleVector bShifted = aShifted.add(s);
                DoubleVector shifts = DoubleVector.broadcast(LANES, 1).div(aShifted.mul(bShifted));
                DoubleVector aWeight = bShifted.mul(shifts);
                DoubleVector bWeight = aShifted.mul(shifts);
                DoubleVector aTau = aWeight.fma(
                        DoubleVector.broadcast(LANES, -NEAR_SLOPE), DoubleVector.broadcast(LANES, NEAR_ORIGIN));
                DoubleVector bTau = bWeight.fma(
                        DoubleVector.broadcast(LANES, -NEAR_SLOPE), DoubleVector.broadcast(LANES, NEAR_ORIGIN));
                DoubleVector aSquare = aTau.mul(aTau);
                DoubleVector bSquare = bTau.mul(bTau);
                DoubleVector aEven = DoubleVector.broadcast(LANES, N20);
                DoubleVector bEven = DoubleVector.broadcast(LANES, N20);
                DoubleVector aOdd = DoubleVector.broadcast(LANES, N19);
                DoubleVector bOdd = DoubleVector.broadcast(LANES, N19);
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N18));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N18));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N17));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N17));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N16));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N16));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N15));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N15));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N14));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N14));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N13));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N13));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N12));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N12));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N11));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N11));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N10));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N10));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N9));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N9));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N8));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N8));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N7));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N7));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N6));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N6));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N5));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N5));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N4));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N4));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N3));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N3));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N2));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N2));
                aOdd = aOdd.fma(aSquare, DoubleVector.broadcast(LANES, N1));
                bOdd = bOdd.fma(bSquare, DoubleVector.broadcast(LANES, N1));
                aEven = aEven.fma(aSquare, DoubleVector.broadcast(LANES, N0));
                bEven = bEven.fma(bSquare, DoubleVector.broadcast(LANES, N0));
                DoubleVector gap = aWeight.mul(aOdd.fma(aTau, aEven)).sub(bWeight.mul(bOdd.fma(bTau, bEven)));

                // ln gap
                LongVector gapBits = gap.viewAsIntegralLanes();
                LongVector gapOctave = gapBits.add(ROOT_BIAS).lanewise(VectorOperators.LSHR, EXPONENT_SHIFT);
                DoubleVector mantissa = gapBits.sub(gapOctave.lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                        .add(ONE_BITS)
                        .viewAsFloatingLanes();
                DoubleVector above = mantissa.add(1);
                DoubleVector inverse = DoubleVector.broadcast(LANES, 1).div(above.mul(gap));
                DoubleVector perGap = inverse.mul(above);
                DoubleVector gf = mantissa.sub(1).mul(inverse.mul(gap));
                DoubleVector gf2 = gf.mul(gf);
                DoubleVector lg = DoubleVector.broadcast(LANES, L7);
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L6));
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L5));
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L4));
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L3));
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L2));
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L1));
                lg = lg.fma(gf2, DoubleVector.broadcast(LANES, L0));
                DoubleVector lnGap = gapOctave
                        .add(MAGIC_BITS)
                        .viewAsFloatingLanes()
                        .sub(MAGIC + EXPONENT_BIAS)
                        .fma(
                                DoubleVector.broadcast(LANES, LN_2),
                                gf.add(gf).add(gf.mul(gf2).mul(lg)));

                DoubleVector newton = a.mul(a)
                        .fma(DoubleVector.broadcast(LANES, 0.5), goal)
                        .sub(lnGap)
                        .mul(gap);
                DoubleVector slope = h.mul(perS);
                DoubleVector bend = h.mul(slope).sub(s.mul(0.25));
                DoubleVector halley = bend.sub(perGap);
                DoubleVector twist = bend.mul(bend)
                        .sub(slope.mul(slope).mul(3))
                        .sub(0.25)
                        .add(perGap.mul(perGap.mul(2).sub(bend.mul(3))));
                DoubleVector numerator = newton.mul(halley).mul(0.5).add(1).mul(newton);
                DoubleVector denominator =
                        newton.mul(twist).mul(1.0 / 6).add(halley).mul(newton).add(1);
                step = numerator.div(denominator);
                s = s.add(step);
            }
            s.div(years.lanewise(VectorOperators.SQRT)).intoArray(vol, row);
            isOrdinary = isOrdinary
                    .and(s.compare(VectorOperators.GE, LEAST_DEVIATION))
                    .and(s.compare(VectorOperators.LE, MOST_DEVIATION))
                    .and(step.abs().compare(VectorOperators.LE, s.mul(SETTLED)));
            if (isOrdinary.allTrue()) {
                for (int lane = 0; lane < lanes; lane++) {
                    state[row + lane] = IvState.OK;
                }
            } else {
                ScalarImpliedVol.solveOthers(options, price, row, lanes, isOrdinary.toLong(), vol, state);
            }
        }
    }
}
