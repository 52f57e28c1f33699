package gammadesk.app.cli;

import static gammadesk.app.cli.Exports.cell;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.ExposureReport;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.Greek;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.views.exposure.ExposureJson;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;

/** Writes an exposure map as JSON or CSV: an unknown value is null (or empty) beside the reason for it. */
final class GexExport implements TextExport {
    private static final String NO_EXPIRY = "";
    private static final String FRACTION = "fraction of spot";
    private static final String USD = "USD";
    private static final Set<String> SUMS = Set.of("spot", "total", "strike", "expiry", "cell");

    private final ExposureReport report;
    private final ExposureMap map;
    private final Map<String, String> reasons;

    GexExport(ExposureReport report) {
        this.report = report;
        this.map = report.map();
        this.reasons = report.reasons();
    }

    @Override
    public void json(Writer out) throws IOException {
        out.write(ExposureJson.text(report));
        out.write('\n');
    }

    /** One table for everything: what a row is stands in its first column, the unit of its last numbers in it, too. */
    @Override
    public void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.printRecord(
                    "row",
                    "timestamp",
                    "currency",
                    "convention",
                    "greek",
                    "weighting",
                    "bucket",
                    "unit",
                    "expiry",
                    "at",
                    "call",
                    "put",
                    "net",
                    "reason");
            row(csv, "spot", USD, map.spot(), Double.NaN);
            row(csv, "total", map.unit().sentence(), Double.NaN, report.total());
            sums(csv);
            levels(csv);
            if (report.profile().isPresent()) {
                profile(csv, report.profile().get());
            }
            if (report.cascade().isPresent()) {
                cascade(csv, report.cascade().get());
            }
        }
    }

    private void sums(CSVPrinter csv) throws IOException {
        String unit = map.unit().sentence();
        for (ExposureMap.StrikeExposure s : map.strikes()) {
            row(csv, "strike", unit, NO_EXPIRY, s.strike(), s.call(), s.put(), s.net());
        }
        for (ExposureMap.ExpiryExposure e : map.expiries()) {
            String expiry = e.expiry().instant().toString();
            row(csv, "expiry", unit, expiry, Double.NaN, e.call(), e.put(), e.net());
        }
        for (ExposureMap.CellExposure c : map.cells()) {
            String expiry = c.expiry().instant().toString();
            row(csv, "cell", unit, expiry, c.strike(), c.call(), c.put(), c.net());
        }
    }

    private void levels(CSVPrinter csv) throws IOException {
        for (ZeroGamma.Root root : report.zeroGamma().all()) {
            row(csv, "zeroGamma", USD, root.spot(), Double.NaN);
        }
        if (report.zeroGamma().all().isEmpty()) {
            row(csv, "zeroGamma", USD, Double.NaN, Double.NaN);
        }
        for (Map.Entry<String, Level> level : report.levels().entrySet()) {
            row(csv, level.getKey(), USD, level.getValue().strikeOrNaN(), Double.NaN);
        }
    }

    private void profile(CSVPrinter csv, DealerCurve curve) throws IOException {
        String unit = ExposureUnit.USD_PER_PERCENT.sentence();
        for (int i = 0; i < curve.spots().size() && map.spot() > 0; i++) {
            row(
                    csv,
                    "profile",
                    unit,
                    curve.spots().get(i),
                    curve.usdPerPercent().get(i));
        }
        if (!(map.spot() > 0)) {
            row(csv, "profile", unit, Double.NaN, Double.NaN);
        }
    }

    /** The first shock stands under {@code at}, the final move (or the edge that it ran over) under {@code net}. */
    private void cascade(CSVPrinter csv, CascadeReading reading) throws IOException {
        if (!(reading instanceof CascadeReading.Mapped known)) {
            row(csv, "cascade", FRACTION, Double.NaN, Double.NaN);
            return;
        }
        for (CascadeMap.Curve curve : known.map().curves()) {
            for (CascadeMap.Point point : curve.points()) {
                String remark = point.outcome().isStable() ? "" : "unstable";
                record(
                        csv,
                        "cascade x " + curve.depthFactor(),
                        FRACTION,
                        NO_EXPIRY,
                        remark,
                        point.shock(),
                        Double.NaN,
                        Double.NaN,
                        point.outcome().finalOrEdge());
            }
        }
    }

    private void row(CSVPrinter csv, String kind, String unit, double at, double net) throws IOException {
        row(csv, kind, unit, NO_EXPIRY, at, Double.NaN, Double.NaN, net);
    }

    private void row(
            CSVPrinter csv, String kind, String unit, String expiry, double at, double call, double put, double net)
            throws IOException {
        record(csv, kind, unit, expiry, reasons.getOrDefault(kind, ""), at, call, put, net);
    }

    /** Levels, profile and cascade are of gamma, whatever the sums are of. */
    private String greek(String kind) {
        Greek greek = SUMS.contains(kind) ? map.basis().greek() : Greek.GAMMA;
        return greek.name().toLowerCase(Locale.ROOT);
    }

    private void record(CSVPrinter csv, String kind, String unit, String expiry, String reason, double... numbers)
            throws IOException {
        csv.print(kind);
        csv.print(Exports.iso(map.venueMillis()));
        csv.print(map.currency().code());
        csv.print(map.convention().sentence());
        csv.print(greek(kind));
        csv.print(map.basis().weighting().sentence());
        csv.print(map.basis().bucket().label());
        csv.print(unit);
        csv.print(expiry);
        for (double number : numbers) {
            csv.print(cell(number));
        }
        csv.printRecord(reason);
    }
}
