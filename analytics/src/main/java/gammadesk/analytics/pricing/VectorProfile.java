package gammadesk.analytics.pricing;

import static gammadesk.analytics.pricing.Minimax.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarProfile} for as many spots at a time as the machine's registers hold: one option against the whole grid.
 * The logarithms of the spots are taken once for a grid, so one exponential is all that a pair costs. Flat methods for
 * the reason given in {@link VectorGreeks}.
 */
final class VectorProfile {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private VectorProfile() {}

    /** Adds an option's gamma at every spot. */
    static void addGamma(SpotProfile grid, ProfileRow row) {
        int lanes = LANES.length();
        for (int i = 0; i < grid.logSpot.length; i += lanes) {
            DoubleVector d1 = DoubleVector.fromArray(LANES, grid.logSpot, i)
                    .add(row.shift)
                    .mul(row.perDeviation)
                    .add(row.half);
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
            DoubleVector exp = eOdd.fma(r, eEven)
                    .viewAsIntegralLanes()
                    .add(shifted.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .viewAsFloatingLanes()
                    .blend(0, isNothing);
            exp.mul(DoubleVector.fromArray(LANES, grid.perSpot, i))
                    .fma(DoubleVector.broadcast(LANES, row.gamma), DoubleVector.fromArray(LANES, grid.gamma, i))
                    .intoArray(grid.gamma, i);
        }
    }

    /** Adds an option's gamma, vanna and charm at every spot. */
    static void addAll(SpotProfile grid, ProfileRow row) {
        int lanes = LANES.length();
        for (int i = 0; i < grid.logSpot.length; i += lanes) {
            DoubleVector d1 = DoubleVector.fromArray(LANES, grid.logSpot, i)
                    .add(row.shift)
                    .mul(row.perDeviation)
                    .add(row.half);
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
            DoubleVector exp = eOdd.fma(r, eEven)
                    .viewAsIntegralLanes()
                    .add(shifted.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .viewAsFloatingLanes()
                    .blend(0, isNothing);
            exp.mul(DoubleVector.fromArray(LANES, grid.perSpot, i))
                    .fma(DoubleVector.broadcast(LANES, row.gamma), DoubleVector.fromArray(LANES, grid.gamma, i))
                    .intoArray(grid.gamma, i);
            DoubleVector bent = exp.mul(d1.sub(row.deviation));
            bent.fma(DoubleVector.broadcast(LANES, row.vanna), DoubleVector.fromArray(LANES, grid.vanna, i))
                    .intoArray(grid.vanna, i);
            bent.fma(DoubleVector.broadcast(LANES, row.charm), DoubleVector.fromArray(LANES, grid.charm, i))
                    .intoArray(grid.charm, i);
        }
    }
}
