package gammadesk.views.exposure;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.ExposureReport;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.InventoryEvidence;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The dealers' map as JSON, on the screen's menus and on the command line alike. An unknown number is null and its
 * reason stands under the same key in {@code reasons}; what else the numbers rest on stands in {@code basis}.
 */
public final class ExposureJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final ExposureReport report;
    private final ExposureMap map;

    private ExposureJson(JsonGenerator json, ExposureReport report) {
        this.json = json;
        this.report = report;
        this.map = report.map();
    }

    /** One object, without a line's end. */
    public static String text(ExposureReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new ExposureJson(json, report).all();
        }
        return text.toString();
    }

    static String write(DealerPicture picture) {
        return text(ExposureReport.of(picture));
    }

    static void number(JsonGenerator json, String key, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(key, value);
        } else {
            json.writeNullProperty(key);
        }
    }

    private void all() {
        json.writeStartObject();
        number("spot", map.spot());
        json.writeStringProperty("timestamp", iso(map.venueMillis()));
        json.writeStringProperty("convention", map.convention().sentence());
        json.writeStringProperty("unit", map.unit().sentence());
        number("total", report.total());
        strikes();
        expiries();
        cells();
        zeroGamma();
        report.levels().forEach((key, level) -> number(key, level.strikeOrNaN()));
        report.profile().ifPresent(this::profile);
        report.cascade().ifPresent(this::cascade);
        basis();
        reasons(report.reasons());
        json.writeEndObject();
    }

    private void strikes() {
        json.writeArrayPropertyStart("strikes");
        map.strikes().forEach(strike -> {
            json.writeStartObject();
            number("strike", strike.strike());
            sides(strike.call(), strike.put(), strike.net());
        });
        json.writeEndArray();
    }

    private void expiries() {
        json.writeArrayPropertyStart("expiries");
        map.expiries().forEach(expiry -> {
            json.writeStartObject();
            json.writeStringProperty("expiry", expiry.expiry().instant().toString());
            sides(expiry.call(), expiry.put(), expiry.net());
        });
        json.writeEndArray();
    }

    private void cells() {
        json.writeArrayPropertyStart("cells");
        map.cells().forEach(cell -> {
            json.writeStartObject();
            json.writeStringProperty("expiry", cell.expiry().instant().toString());
            number("strike", cell.strike());
            number("net", cell.net());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void sides(double call, double put, double net) {
        number("call", call);
        number("put", put);
        number("net", net);
        json.writeEndObject();
    }

    private void zeroGamma() {
        json.writeArrayPropertyStart("zeroGamma");
        report.zeroGamma().all().forEach(root -> json.writeNumber(root.spot()));
        json.writeEndArray();
    }

    private void profile(DealerCurve curve) {
        json.writeArrayPropertyStart("profile");
        for (int i = 0; i < curve.spots().size() && map.spot() > 0; i++) {
            json.writeStartArray();
            json.writeNumber(curve.spots().get(i));
            json.writeNumber(curve.usdPerPercent().get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void cascade(CascadeReading reading) {
        switch (reading) {
            case CascadeReading.None _ -> json.writeNullProperty("cascade");
            case CascadeReading.Mapped known -> {
                json.writeName("cascade");
                new CascadeJson(json).write(known);
            }
        }
    }

    private void basis() {
        json.writeObjectPropertyStart("basis");
        json.writeStringProperty("currency", map.currency().code());
        json.writeStringProperty("greek", map.basis().greek().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("weighting", map.basis().weighting().sentence());
        json.writeStringProperty("bucket", map.basis().bucket().label());
        json.writeNumberProperty("optionsLeftOut", map.missing());
        report.profile().ifPresent(curve -> {
            json.writeStringProperty("stickiness", curve.stickiness().label());
            json.writeStringProperty("profileUnit", "gamma, " + ExposureUnit.USD_PER_PERCENT.sentence());
        });
        report.evidence().ifPresent(this::evidence);
        json.writeEndObject();
    }

    private void evidence(InventoryEvidence evidence) {
        json.writeObjectPropertyStart("record");
        json.writeStringProperty("since", iso(evidence.sinceMillis()));
        json.writeNumberProperty("trades", evidence.trades());
        json.writeNumberProperty("missed", evidence.missed());
        number("explainedShareOfOpenInterest", evidence.explainedShare());
        json.writeEndObject();
    }

    private void reasons(Map<String, String> reasons) {
        if (!reasons.isEmpty()) {
            json.writeObjectPropertyStart("reasons");
            reasons.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private void number(String key, double value) {
        number(json, key, value);
    }

    private static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
