package gammadesk.app.cli;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.ZeroGamma;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an exposure map as JSON or CSV: an unknown value is null (or empty) beside the reason for it. */
final class GexExport {
    private final GexReport report;
    private final ExposureMap map;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    GexExport(GexReport report) {
        this.report = report;
        this.map = report.map();
        collectReasons();
    }

    private void collectReasons() {
        if (!(map.spot() > 0)) {
            reasons.put("spot", "the index is unknown");
            reasons.put("total", "the index is unknown");
        }
        switch (report.zeroGamma()) {
            case ZeroGamma.Roots _ -> {
                // there is nothing to explain
            }
            case ZeroGamma.NoneInRange(double low, double high, boolean positive) ->
                reasons.put(
                        "zeroGamma",
                        "none in range: gamma is " + (positive ? "positive" : "negative") + " from " + low + " to "
                                + high);
            case ZeroGamma.Unknown(String reason) -> reasons.put("zeroGamma", reason);
        }
        levels().forEach((key, level) -> {
            if (level instanceof Level.None(String reason)) {
                reasons.put(key, reason);
            }
        });
        report.cascade().filter(part -> part.map().isEmpty()).ifPresent(part -> reasons.put("cascade", part.reason()));
    }

    private Map<String, Level> levels() {
        Levels levels = map.levels();
        Map<String, Level> byKey = new LinkedHashMap<>();
        byKey.put("callWall", levels.callWall());
        byKey.put("putWall", levels.putWall());
        byKey.put("absoluteGammaStrike", levels.absoluteGamma());
        byKey.put("maxPain", levels.maxPain());
        return byKey;
    }

    private double total() {
        return map.spot() > 0 ? map.total() : Double.NaN;
    }

    void json(Writer out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            number(json, "spot", map.spot());
            json.writeStringProperty(
                    "timestamp", Instant.ofEpochMilli(map.venueMillis()).toString());
            json.writeStringProperty("convention", map.convention().sentence());
            json.writeStringProperty("unit", map.unit().sentence());
            number(json, "total", total());
            strikes(json);
            expiries(json);
            cells(json);
            zeroGamma(json);
            levels().forEach((key, level) -> number(json, key, level.strikeOrNaN()));
            if (report.withProfile()) {
                profile(json);
            }
            report.cascade().ifPresent(part -> cascade(json, part));
            reasons(json);
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private void strikes(JsonGenerator json) {
        json.writeArrayPropertyStart("strikes");
        map.strikes().forEach(strike -> {
            json.writeStartObject();
            number(json, "strike", strike.strike());
            number(json, "call", strike.call());
            number(json, "put", strike.put());
            number(json, "net", strike.net());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void expiries(JsonGenerator json) {
        json.writeArrayPropertyStart("expiries");
        map.expiries().forEach(expiry -> {
            json.writeStartObject();
            json.writeStringProperty("expiry", expiry.expiry().instant().toString());
            number(json, "call", expiry.call());
            number(json, "put", expiry.put());
            number(json, "net", expiry.net());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void cells(JsonGenerator json) {
        json.writeArrayPropertyStart("cells");
        map.cells().forEach(cell -> {
            json.writeStartObject();
            json.writeStringProperty("expiry", cell.expiry().instant().toString());
            number(json, "strike", cell.strike());
            number(json, "net", cell.net());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void zeroGamma(JsonGenerator json) {
        json.writeArrayPropertyStart("zeroGamma");
        report.zeroGamma().all().forEach(root -> json.writeNumber(root.spot()));
        json.writeEndArray();
    }

    private void profile(JsonGenerator json) {
        json.writeArrayPropertyStart("profile");
        for (int i = 0; i < report.curve().spots().size() && map.spot() > 0; i++) {
            json.writeStartArray();
            json.writeNumber(report.curve().spots().get(i));
            json.writeNumber(report.curve().usdPerPercent().get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void cascade(JsonGenerator json, GexReport.CascadePart part) {
        if (part.map().isEmpty()) {
            json.writeNullProperty("cascade");
            return;
        }
        CascadeMap cascade = part.map().get();
        json.writeName("cascade");
        new CascadeJson(json).write(cascade);
    }

    private void reasons(JsonGenerator json) {
        if (!reasons.isEmpty()) {
            json.writeObjectPropertyStart("reasons");
            reasons.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    static void number(JsonGenerator json, String key, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(key, value);
        } else {
            json.writeNullProperty(key);
        }
    }

    /** One table for everything: what a row is stands in its first column. */
    void csv(Writer out) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            csv.printRecord("row", "timestamp", "convention", "unit", "expiry", "at", "call", "put", "net", "reason");
            record(csv, "spot", "", map.spot(), Double.NaN, Double.NaN, Double.NaN);
            record(csv, "total", "", Double.NaN, Double.NaN, Double.NaN, total());
            for (ExposureMap.StrikeExposure s : map.strikes()) {
                record(csv, "strike", "", s.strike(), s.call(), s.put(), s.net());
            }
            for (ExposureMap.ExpiryExposure e : map.expiries()) {
                record(csv, "expiry", e.expiry().instant().toString(), Double.NaN, e.call(), e.put(), e.net());
            }
            for (ExposureMap.CellExposure c : map.cells()) {
                record(csv, "cell", c.expiry().instant().toString(), c.strike(), c.call(), c.put(), c.net());
            }
            levels(csv);
            curves(csv);
        }
    }

    private void levels(CSVPrinter csv) throws IOException {
        for (ZeroGamma.Root root : report.zeroGamma().all()) {
            record(csv, "zeroGamma", "", root.spot(), Double.NaN, Double.NaN, root.residual());
        }
        if (report.zeroGamma().all().isEmpty()) {
            record(csv, "zeroGamma", "", Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        for (Map.Entry<String, Level> level : levels().entrySet()) {
            double strike = level.getValue().strikeOrNaN();
            record(csv, level.getKey(), "", strike, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    private void curves(CSVPrinter csv) throws IOException {
        for (int i = 0; report.withProfile() && i < report.curve().spots().size(); i++) {
            double spot = report.curve().spots().get(i);
            double gex = report.curve().usdPerPercent().get(i);
            record(csv, "profile", "", spot, Double.NaN, Double.NaN, gex);
        }
        if (report.cascade().isPresent()) {
            cascade(csv, report.cascade().get());
        }
    }

    /** The first shock stands under {@code at}, the final move (or the edge) under {@code net}. */
    private void cascade(CSVPrinter csv, GexReport.CascadePart part) throws IOException {
        if (part.map().isEmpty()) {
            record(csv, "cascade", "", Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            return;
        }
        for (CascadeMap.Curve curve : part.map().get().curves()) {
            String kind = "cascade x " + curve.depthFactor();
            for (CascadeMap.Point point : curve.points()) {
                double end = point.outcome().finalOrEdge();
                record(csv, kind, "", point.shock(), Double.NaN, Double.NaN, end);
            }
        }
    }

    private void record(CSVPrinter csv, String kind, String expiry, double at, double call, double put, double net)
            throws IOException {
        csv.printRecord(
                kind,
                Instant.ofEpochMilli(map.venueMillis()),
                map.convention().sentence(),
                map.unit().sentence(),
                expiry,
                cell(at),
                cell(call),
                cell(put),
                cell(net),
                reasons.getOrDefault(kind, ""));
    }

    private static @Nullable Double cell(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
