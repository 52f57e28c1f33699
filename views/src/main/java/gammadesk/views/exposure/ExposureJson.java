package gammadesk.views.exposure;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.views.chart.Formats;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * All that is known of the dealers as JSON, with the keys of the {@code gex} command. An unknown number is null and its
 * reason stands under the same key with {@code Reason} behind it.
 */
final class ExposureJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private ExposureJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(DealerPicture picture) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new ExposureJson(json).all(picture);
        }
        return text.toString();
    }

    private void all(DealerPicture picture) {
        ExposureMap map = picture.map();
        json.writeStartObject();
        json.writeStringProperty("currency", map.currency().code());
        number("spot", map.spot());
        json.writeStringProperty("timestamp", Formats.iso(map.venueMillis()));
        json.writeStringProperty("convention", map.convention().sentence());
        json.writeStringProperty("greek", map.basis().greek().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("unit", map.unit().sentence());
        json.writeStringProperty("weighting", map.basis().weighting().sentence());
        json.writeStringProperty("bucket", map.basis().bucket().label());
        number("total", map.total());
        json.writeNumberProperty("missing", map.missing());
        sums(map);
        level("callWall", map.levels().callWall());
        level("putWall", map.levels().putWall());
        level("absoluteGammaStrike", map.levels().absoluteGamma());
        level("maxPain", map.levels().maxPain());
        picture.repricing().ifPresent(repricing -> profile(repricing, map.spot()));
        cascade(picture.cascade());
        json.writeEndObject();
    }

    private void sums(ExposureMap map) {
        json.writeArrayPropertyStart("strikes");
        map.strikes().forEach(strike -> {
            json.writeStartObject();
            json.writeNumberProperty("strike", strike.strike());
            sides(strike.call(), strike.put(), strike.net());
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("expiries");
        map.expiries().forEach(expiry -> {
            json.writeStartObject();
            json.writeStringProperty("expiry", expiry.expiry().label());
            sides(expiry.call(), expiry.put(), expiry.net());
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("cells");
        map.cells().forEach(cell -> {
            json.writeStartObject();
            json.writeStringProperty("expiry", cell.expiry().label());
            json.writeNumberProperty("strike", cell.strike());
            sides(cell.call(), cell.put(), cell.net());
        });
        json.writeEndArray();
    }

    private void sides(double call, double put, double net) {
        number("call", call);
        number("put", put);
        number("net", net);
        json.writeEndObject();
    }

    private void profile(DealerRepricing repricing, double spot) {
        json.writeArrayPropertyStart("zeroGamma");
        repricing.zeroGamma().all().forEach(root -> json.writeNumber(root.spot()));
        json.writeEndArray();
        if (!(repricing.zeroGamma() instanceof ZeroGamma.Roots)) {
            json.writeStringProperty("zeroGammaReason", ExposureWords.flips(repricing, spot));
        }
        json.writeStringProperty("stickiness", repricing.choice().stickiness().label());
        DealerCurve curve = repricing.curve();
        json.writeArrayPropertyStart("profile");
        for (int i = 0; i < curve.spots().size(); i++) {
            json.writeStartArray();
            json.writeNumber(curve.spots().get(i));
            value(curve.usdPerPercent().get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void cascade(CascadeReading reading) {
        switch (reading) {
            case CascadeReading.None(String reason) -> json.writeStringProperty("cascadeReason", reason);
            case CascadeReading.Mapped known -> {
                CascadeMap map = known.map();
                json.writeObjectPropertyStart("cascade");
                json.writeStringProperty("depth", map.depthSource());
                number("coinDown", map.coinDown());
                number("coinUp", map.coinUp());
                json.writeArrayPropertyStart("curves");
                map.curves().forEach(this::curve);
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }

    private void curve(CascadeMap.Curve curve) {
        json.writeStartObject();
        number("depthFactor", curve.depthFactor());
        number("gainDown", curve.gainDown());
        number("gainUp", curve.gainUp());
        json.writeArrayPropertyStart("points");
        curve.points().forEach(point -> {
            json.writeStartObject();
            number("shock", point.shock());
            json.writeStringProperty(
                    "outcome", point.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT));
            number("final", point.outcome().finalOrEdge());
            number("amplification", point.amplification());
            number("bound", point.bound());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void level(String name, Level level) {
        switch (level) {
            case Level.At(double strike, double _) -> json.writeNumberProperty(name, strike);
            case Level.None(String reason) -> {
                json.writeNullProperty(name);
                json.writeStringProperty(name + "Reason", reason);
            }
        }
    }

    private void number(String name, double value) {
        json.writeName(name);
        value(value);
    }

    private void value(double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
