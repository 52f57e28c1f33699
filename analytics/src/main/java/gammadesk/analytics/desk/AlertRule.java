package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that the trader wants to be told of one currency's dealers.
 *
 * @param currency whose
 * @param kind of what
 * @param threshold in the kind's unit; the regime has none and ignores it
 */
public record AlertRule(Currency currency, Kind kind, double threshold) {
    private static final double PERCENT = 100;
    private static final double MILLION = 1e6;

    /** What is measured. */
    public enum Kind {
        TOTAL_ABOVE("Total gamma above", "M USD per 1 %"),
        TOTAL_BELOW("Total gamma below", "M USD per 1 %"),
        REGIME("Sign of total gamma changes", ""),
        FLIP_NEAR("Distance to the flip below", "% of spot"),
        WALL_NEAR("Distance to a wall below", "% of spot"),
        WALL_MOVED("A wall moved by at least", "% of spot"),
        GAIN_ABOVE("Cascade gain above", "flow / depth");

        private final String label;
        private final String unit;

        Kind(String label, String unit) {
            this.label = label;
            this.unit = unit;
        }

        /** For the list of rules. */
        public String label() {
            return label;
        }

        /** Of threshold and value; empty where there is none. */
        public String unit() {
            return unit;
        }

        /** Whether it is given when the value falls below the threshold rather than rises above it. */
        public boolean isBelow() {
            return this == TOTAL_BELOW || this == FLIP_NEAR || this == WALL_NEAR;
        }
    }

    /** The value now, in the kind's unit; NaN when it is unknown. A wall's move is measured by who remembers it. */
    public double value(DealerPicture picture) {
        return switch (kind) {
            case TOTAL_ABOVE, TOTAL_BELOW, REGIME -> total(picture) / MILLION;
            case FLIP_NEAR ->
                distance(
                        picture,
                        picture.repricing().stream()
                                .mapToDouble(repriced -> repriced.zeroGamma().nearestOrNaN())
                                .boxed()
                                .toList());
            case WALL_NEAR -> distance(picture, walls(picture));
            case WALL_MOVED -> Double.NaN;
            case GAIN_ABOVE -> gain(picture);
        };
    }

    private static double total(DealerPicture picture) {
        return picture.repricing()
                .map(DealerRepricing::curve)
                .map(curve -> curve.usdPerPercent().get(curve.grid().perSide()))
                .orElse(Double.NaN);
    }

    private static double distance(DealerPicture picture, List<Double> prices) {
        double spot = picture.map().spot();
        return prices.stream()
                .filter(price -> !price.isNaN())
                .mapToDouble(price -> Math.abs(price / spot - 1) * PERCENT)
                .min()
                .orElse(Double.NaN);
    }

    /** Call wall and put wall, USD; NaN where there is none. */
    static List<Double> walls(DealerPicture picture) {
        Levels levels = picture.map().levels();
        return Stream.of(levels.callWall(), levels.putWall())
                .map(Level::strikeOrNaN)
                .toList();
    }

    private static double gain(DealerPicture picture) {
        return Optional.of(picture.cascade())
                .filter(CascadeReading.Mapped.class::isInstance)
                .map(reading -> ((CascadeReading.Mapped) reading).map().curves().getFirst())
                .map(AlertRule::gain)
                .orElse(Double.NaN);
    }

    private static double gain(CascadeMap.Curve curve) {
        return Math.max(curve.gainDown(), curve.gainUp());
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return currency.code() + " " + kind.name() + " " + threshold;
    }

    /** Reads {@link #text}; empty when it is something else. */
    public static Optional<AlertRule> parse(String text) {
        String[] words = text.strip().split(" ", -1);
        try {
            return words.length == 3
                    ? Optional.of(
                            new AlertRule(Currency.of(words[0]), Kind.valueOf(words[1]), Double.parseDouble(words[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
