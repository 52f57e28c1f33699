package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ExpiryBucket;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.exposure.InventoryEvidence;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.Formats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/** How exposures are put into words and files. */
final class ExposureWords {
    static final String DAMPS = "long gamma damps";
    static final String FEEDS = "short gamma feeds";

    private static final String UNIT = "exposure";

    /** How rows of an export begin. */
    static final String HEADING = "currency,venue_time,spot_usd,convention,weighting,expiries";

    /** What stands in place of a picture that is not there yet. */
    static final String BEING_REPRICED =
            "The book is being repriced for this choice. Wait a few seconds; it needs the index and volatilities.";

    private static final double PERCENT = 100;

    private ExposureWords() {}

    static String title(ExposureMap map, String by) {
        return map.currency() + " " + name(map) + " " + Formats.usdCompact(map.total()) + " "
                + map.unit().sentence() + "   " + by;
    }

    /** The greek's exposure in a word. */
    static String name(ExposureMap map) {
        return switch (map.basis().greek()) {
            case GAMMA -> "GEX";
            case VANNA -> "vanna exposure";
            case CHARM -> "charm exposure";
            case DELTA -> "delta exposure";
            case VEGA -> "vega exposure";
        };
    }

    /** Convention, size, expiries, time and what is missing; with the evidence where the side is inferred. */
    static String context(DealerPicture picture) {
        ExposureMap map = picture.map();
        String missing = map.missing() == 0 ? "" : " · " + map.missing() + " options without greek or size left out";
        String evidence = evidenceIfChosen(picture);
        return map.convention().sentence() + " · by " + map.basis().weighting().sentence() + " · "
                + bucket(map.basis().bucket()) + " · " + Formats.utc(map.venueMillis())
                + (evidence.isEmpty() ? "" : " · " + evidence) + missing;
    }

    /** On what the inferred side rests; empty while neither side nor size rests on the record of trades. */
    static String evidenceIfChosen(DealerPicture picture) {
        boolean onRecord = picture.choice().side() == ExposureChoice.Side.FLOW
                || picture.choice().size() == ExposureChoice.Size.FLOW;
        InventoryEvidence evidence = picture.evidence();
        return onRecord
                ? String.format(
                        Locale.ROOT,
                        "%,d option trades since %s explain %.2f %% of open interest%s",
                        evidence.trades(),
                        Formats.utc(evidence.sinceMillis()),
                        PERCENT * evidence.explainedShare(),
                        evidence.missed() == 0 ? "" : String.format(Locale.ROOT, ", %,d missed", evidence.missed()))
                : "";
    }

    static String bucket(ExpiryBucket bucket) {
        return switch (bucket) {
            case ZERO_DTE -> "0DTE";
            case WEEK -> "to 7 days";
            case MONTH -> "to 30 days";
            case ALL -> "all expiries";
        };
    }

    /** The flips and the distance to the nearest, or why there is none. */
    static String flips(DealerRepricing repricing, double spot) {
        return switch (repricing.zeroGamma()) {
            case ZeroGamma.Roots(List<ZeroGamma.Root> roots, ZeroGamma.Root nearest) ->
                "flip " + Formats.price(Math.rint(nearest.spot())) + " ("
                        + percent(PERCENT * (nearest.spot() / spot - 1)) + ")"
                        + (roots.size() == 1 ? "" : ", the nearest of " + roots.size());
            case ZeroGamma.NoneInRange none ->
                "no flip within −30 .. +30 %: gamma is " + (none.positive() ? "positive" : "negative") + " throughout";
            case ZeroGamma.Unknown(String reason) -> "flip unknown: " + reason;
        };
    }

    /** Signed, with as many decimals as it needs, at most two. */
    static String percent(double percent) {
        return String.format(Locale.ROOT, "%+.2f %%", percent)
                .replaceFirst("\\.?0+ %", " %")
                .replace('-', '−');
    }

    /** How much older than the maps something is that is not computed every cycle. */
    static String age(DealerPicture picture, long venueMillis) {
        return "computed " + Formats.age(Math.max(0, picture.map().venueMillis() - venueMillis) / 1000.0) + " ago";
    }

    static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    static String readout(ExposureMap map, StrikeExposure strike) {
        double age = map.cells().stream()
                .filter(cell -> cell.strike() == strike.strike())
                .mapToDouble(CellExposure::ageSeconds)
                .max()
                .orElse(Double.NaN);
        return Formats.price(strike.strike()) + sums(map, strike.call(), strike.put(), strike.net()) + " · oldest "
                + Formats.age(age);
    }

    static String readout(ExposureMap map, CellExposure cell) {
        return Formats.price(cell.strike()) + " · " + expiry(map, cell.expiry())
                + sums(map, cell.call(), cell.put(), cell.net()) + " · " + Formats.age(cell.ageSeconds()) + " old";
    }

    static String readout(ExposureMap map, ExpiryExposure expiry) {
        return expiry(map, expiry.expiry()) + sums(map, expiry.call(), expiry.put(), expiry.net());
    }

    static String expiry(ExposureMap map, Expiry expiry) {
        return expiry.label() + " (" + days(map, expiry) + ")";
    }

    static String days(ExposureMap map, Expiry expiry) {
        return Formats.days(Math.max(0, expiry.yearsFrom(map.venueMillis())));
    }

    /** Full precision, with the convention in every row, so that a file explains itself. */
    static String strikesCsv(ExposureMap map) {
        return map.strikes().stream()
                .map(strike -> String.join(
                        ",",
                        heading(map),
                        number(strike.strike()),
                        number(strike.call()),
                        number(strike.put()),
                        number(strike.net()),
                        unit(map)))
                .collect(Collectors.joining("\n", HEADING + ",strike_usd,call,put,net," + UNIT + "\n", "\n"));
    }

    /** Full precision, one row per strike and expiry. */
    static String cellsCsv(ExposureMap map) {
        return map.cells().stream()
                .map(cell -> String.join(
                        ",",
                        heading(map),
                        cell.expiry().label(),
                        number(cell.strike()),
                        number(cell.call()),
                        number(cell.put()),
                        number(cell.net()),
                        number(cell.ageSeconds()),
                        unit(map)))
                .collect(Collectors.joining(
                        "\n", HEADING + ",expiry,strike_usd,call,put,net,age_seconds," + UNIT + "\n", "\n"));
    }

    /** The values of {@link #HEADING}. */
    static String heading(ExposureMap map) {
        return String.join(
                ",",
                map.currency().code(),
                Formats.iso(map.venueMillis()),
                number(map.spot()),
                map.convention().key(),
                map.basis().weighting().sentence(),
                bucket(map.basis().bucket()));
    }

    private static String unit(ExposureMap map) {
        return map.basis().greek().name().toLowerCase(Locale.ROOT) + " in "
                + map.unit().sentence();
    }

    private static String sums(ExposureMap map, double call, double put, double net) {
        return " · call " + Formats.usdExact(call) + " · put " + Formats.usdExact(put) + " · net "
                + Formats.usdExact(net) + " " + map.unit().sentence();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
