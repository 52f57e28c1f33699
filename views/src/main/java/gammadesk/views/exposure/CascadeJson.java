package gammadesk.views.exposure;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.CascadeOutcome;
import gammadesk.analytics.exposure.Resilience;
import tools.jackson.core.JsonGenerator;

/** Writes a cascade map with its model; moves are fractions of spot. */
final class CascadeJson {
    private final JsonGenerator json;

    CascadeJson(JsonGenerator json) {
        this.json = json;
    }

    void write(CascadeReading.Mapped reading) {
        CascadeMap map = reading.map();
        json.writeStartObject();
        json.writeStringProperty("unit", "fraction of spot");
        json.writeStringProperty("depthSource", map.depthSource());
        number("depthCoinDown", map.coinDown());
        number("depthCoinUp", map.coinUp());
        number("visibleBids", reading.visibleBids());
        number("visibleAsks", reading.visibleAsks());
        json.writeStringProperty("stickiness", map.stickiness().label());
        model(map.model(), reading.refill());
        json.writeArrayPropertyStart("curves");
        map.curves().forEach(this::curve);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void model(CascadeModel model, Resilience refill) {
        json.writeObjectPropertyStart("model");
        number("hedgeShare", model.hedgeShare());
        number("roundSeconds", model.roundSeconds());
        number("refillHalfLifeSeconds", model.refillHalfLifeSeconds());
        json.writeStringProperty(
                "refillSource",
                switch (refill) {
                    case Resilience.Measured measured -> "measured on " + measured.observations() + " observations";
                    case Resilience.Unmeasured(String reason) -> "stated: " + reason;
                });
        number("permanentShare", model.permanentShare());
        number("criticalGain", model.criticalGain());
        json.writeBooleanProperty("liquidations", model.liquidations().isPresent());
        json.writeEndObject();
    }

    private void curve(CascadeMap.Curve curve) {
        json.writeStartObject();
        number("depthFactor", curve.depthFactor());
        number("gainDown", curve.gainDown());
        number("gainUp", curve.gainUp());
        threshold("unstableDown", curve.unstableDown());
        threshold("unstableUp", curve.unstableUp());
        json.writeArrayPropertyStart("points");
        curve.points().forEach(this::point);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void threshold(String key, CascadeMap.Threshold threshold) {
        switch (threshold) {
            case CascadeMap.Threshold.At(double shock) -> number(key, shock);
            case CascadeMap.Threshold.NoneUpTo(double shock) -> {
                json.writeNullProperty(key);
                json.writeStringProperty(key + "Reason", "stable up to a shock of " + shock);
            }
        }
    }

    private void point(CascadeMap.Point point) {
        json.writeStartObject();
        number("shock", point.shock());
        switch (point.outcome()) {
            case CascadeOutcome.Settles settles -> {
                json.writeStringProperty("outcome", "settles");
                number("final", settles.finalMove());
                number("peak", settles.peakMove());
                number("amplification", point.amplification());
                number("hedgeCoin", settles.hedgeCoin());
            }
            case CascadeOutcome.Runaway runaway -> {
                json.writeStringProperty("outcome", "unstable: runs over the edge");
                number("edge", runaway.edge());
            }
            case CascadeOutcome.Swings swings -> {
                json.writeStringProperty("outcome", "unstable: swings");
                number("low", swings.low());
                number("high", swings.high());
            }
        }
        number("bound", point.bound());
        number("largestGain", point.largestGain());
        json.writeEndObject();
    }

    private void number(String key, double value) {
        ExposureJson.number(json, key, value);
    }
}
