package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.Formats;
import java.util.Locale;
import java.util.stream.Collectors;

/** How exposures are put into words and files. */
final class ExposureWords {
    static final String DAMPS = "long gamma damps";
    static final String FEEDS = "short gamma feeds";

    private ExposureWords() {}

    static String title(ExposureMap map, String by) {
        return map.currency() + " GEX " + Formats.usdCompact(map.total()) + " " + ExposureMap.UNIT + "   " + by;
    }

    static String context(ExposureMap map) {
        String missing = map.missing() == 0 ? "" : " · " + map.missing() + " options without gamma or OI left out";
        return map.convention().sentence() + " · " + Formats.utc(map.venueMillis()) + missing;
    }

    static String readout(ExposureMap map, StrikeExposure strike) {
        double age = map.cells().stream()
                .filter(cell -> cell.strike() == strike.strike())
                .mapToDouble(CellExposure::ageSeconds)
                .max()
                .orElse(Double.NaN);
        return Formats.price(strike.strike()) + sums(strike.call(), strike.put(), strike.net()) + " · oldest "
                + Formats.age(age);
    }

    static String readout(ExposureMap map, CellExposure cell) {
        return Formats.price(cell.strike()) + " · " + expiry(map, cell.expiry())
                + sums(cell.call(), cell.put(), cell.net()) + " · " + Formats.age(cell.ageSeconds()) + " old";
    }

    static String readout(ExposureMap map, ExpiryExposure expiry) {
        return expiry(map, expiry.expiry()) + sums(expiry.call(), expiry.put(), expiry.net());
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
                        number(strike.net())))
                .collect(Collectors.joining(
                        "\n",
                        "currency,venue_time,spot_usd,convention,strike_usd,"
                                + "call_usd_per_percent,put_usd_per_percent,net_usd_per_percent\n",
                        "\n"));
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
                        number(cell.ageSeconds())))
                .collect(Collectors.joining(
                        "\n",
                        "currency,venue_time,spot_usd,convention,expiry,strike_usd,"
                                + "call_usd_per_percent,put_usd_per_percent,net_usd_per_percent,age_seconds\n",
                        "\n"));
    }

    private static String heading(ExposureMap map) {
        return String.join(
                ",",
                map.currency().code(),
                Formats.iso(map.venueMillis()),
                number(map.spot()),
                map.convention().name().toLowerCase(Locale.ROOT));
    }

    private static String sums(double call, double put, double net) {
        return " · call " + Formats.usdExact(call) + " · put " + Formats.usdExact(put) + " · net "
                + Formats.usdExact(net) + " " + ExposureMap.UNIT;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
