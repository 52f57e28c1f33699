package gammadesk.analytics.exposure;

import java.util.Comparator;
import java.util.List;

/**
 * One map under every convention: how much the assumption matters. Naive and inverted are each other's mirror: they
 * agree in sign only where both are zero, and on every zero-gamma level.
 *
 * @param readings one per convention, in the order asked for
 */
public record ConventionBand(List<Reading> readings) {
    /** Throws {@link IllegalArgumentException} without a reading. */
    public ConventionBand {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a band needs a convention");
        }
    }

    /**
     * The levels under one convention.
     *
     * @param total USD per 1 % at spot
     * @param zeroGamma all crossings
     */
    public record Reading(DealerConvention convention, double total, ZeroGamma zeroGamma) {}

    /** The smallest total, USD per 1 %. */
    public double low() {
        return readings.stream().mapToDouble(Reading::total).min().orElseThrow();
    }

    /** The largest total, USD per 1 %. */
    public double high() {
        return readings.stream().mapToDouble(Reading::total).max().orElseThrow();
    }

    /** In what the signs of the totals agree. */
    public Agreement agreement() {
        return Agreement.of(readings.stream().mapToDouble(Reading::total).toArray());
    }

    /** The readings whose nearest crossing is known, nearest to the given spot first. */
    public List<Reading> byFlip(double spot) {
        return readings.stream()
                .filter(reading -> !Double.isNaN(reading.zeroGamma().nearestOrNaN()))
                .sorted(Comparator.comparingDouble(
                        reading -> Math.abs(reading.zeroGamma().nearestOrNaN() - spot)))
                .toList();
    }
}
