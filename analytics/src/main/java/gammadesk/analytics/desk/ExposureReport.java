package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.InventoryEvidence;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.ZeroGamma;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The dealers' map as it is exported: whoever writes it has one source of names, numbers and reasons.
 *
 * @param map the exposures
 * @param evidence on what an inferred side or size rests; empty where the map does not rest on a record of trades
 * @param zeroGamma where gamma crosses zero
 * @param profile the book over spot; empty when it is not to be exported
 * @param cascade what becomes of a shock; empty when it is not to be exported
 */
public record ExposureReport(
        ExposureMap map,
        Optional<InventoryEvidence> evidence,
        ZeroGamma zeroGamma,
        Optional<DealerCurve> profile,
        Optional<CascadeReading> cascade) {
    private static final String NO_INDEX = "the index is unknown";

    /** All that a picture holds. */
    public static ExposureReport of(DealerPicture picture) {
        return new ExposureReport(
                picture.map(),
                picture.choice().restsOnTrades() ? Optional.of(picture.evidence()) : Optional.empty(),
                picture.repricing()
                        .map(DealerRepricing::zeroGamma)
                        .orElseGet(() -> new ZeroGamma.Unknown("the book has not been repriced yet")),
                picture.repricing().map(DealerRepricing::curve),
                Optional.of(picture.cascade()));
    }

    /** The sum of the map, NaN while it cannot be known. */
    public double total() {
        return map.spot() > 0 ? map.total() : Double.NaN;
    }

    /** What stands out among strikes, by the names of the export. */
    public Map<String, Level> levels() {
        Levels levels = map.levels();
        Map<String, Level> named = new LinkedHashMap<>();
        named.put("callWall", levels.callWall());
        named.put("putWall", levels.putWall());
        named.put("absoluteGammaStrike", levels.absoluteGamma());
        named.put("maxPain", levels.maxPain());
        return named;
    }

    /** Why something is unknown or not there, by the names of the export. */
    public Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (!(map.spot() > 0)) {
            reasons.put("spot", NO_INDEX);
            reasons.put("total", NO_INDEX);
        }
        zeroGammaReason().ifPresent(reason -> reasons.put("zeroGamma", reason));
        levels().forEach((key, level) -> {
            if (level instanceof Level.None(String reason)) {
                reasons.put(key, reason);
            }
        });
        if (profile.isPresent() && !(map.spot() > 0)) {
            reasons.put("profile", NO_INDEX);
        }
        cascade.ifPresent(reading -> {
            if (reading instanceof CascadeReading.None(String reason)) {
                reasons.put("cascade", reason);
            }
        });
        return reasons;
    }

    private Optional<String> zeroGammaReason() {
        return switch (zeroGamma) {
            case ZeroGamma.Roots _ -> Optional.empty();
            case ZeroGamma.NoneInRange(double low, double high, boolean positive) ->
                Optional.of(String.format(
                        Locale.ROOT,
                        "none in range: gamma is %s from %.2f to %.2f",
                        positive ? "positive" : "negative",
                        low,
                        high));
            case ZeroGamma.Unknown(String reason) -> Optional.of(reason);
        };
    }
}
