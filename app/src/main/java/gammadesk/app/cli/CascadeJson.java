package gammadesk.app.cli;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.CascadeOutcome;
import tools.jackson.core.JsonGenerator;

/** Writes a cascade map with its model; moves are fractions of spot. */
final class CascadeJson {
    private final JsonGenerator json;

    CascadeJson(JsonGenerator json) {
        this.json = json;
    }

    void write(CascadeMap map) {
        json.writeStartObject();
        json.writeStringProperty("unit", "fraction of spot");
        json.writeStringProperty("depthSource", map.depthSource());
        GexExport.number(json, "depthCoinDown", map.coinDown());
        GexExport.number(json, "depthCoinUp", map.coinUp());
        json.writeStringProperty("stickiness", map.stickiness().label());
        model(map.model());
        json.writeArrayPropertyStart("curves");
        map.curves().forEach(this::curve);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void model(CascadeModel model) {
        json.writeObjectPropertyStart("model");
        GexExport.number(json, "hedgeShare", model.hedgeShare());
        GexExport.number(json, "roundSeconds", model.roundSeconds());
        GexExport.number(json, "refillHalfLifeSeconds", model.refillHalfLifeSeconds());
        GexExport.number(json, "permanentShare", model.permanentShare());
        GexExport.number(json, "criticalGain", model.criticalGain());
        json.writeBooleanProperty("liquidations", model.liquidations().isPresent());
        json.writeEndObject();
    }

    private void curve(CascadeMap.Curve curve) {
        json.writeStartObject();
        GexExport.number(json, "depthFactor", curve.depthFactor());
        GexExport.number(json, "gainDown", curve.gainDown());
        GexExport.number(json, "gainUp", curve.gainUp());
        threshold("unstableDown", curve.unstableDown());
        threshold("unstableUp", curve.unstableUp());
        json.writeArrayPropertyStart("points");
        curve.points().forEach(this::point);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void threshold(String key, CascadeMap.Threshold threshold) {
        switch (threshold) {
            case CascadeMap.Threshold.At(double shock) -> GexExport.number(json, key, shock);
            case CascadeMap.Threshold.NoneUpTo(double shock) -> {
                json.writeNullProperty(key);
                json.writeStringProperty(key + "Reason", "stable up to a shock of " + shock);
            }
        }
    }

    private void point(CascadeMap.Point point) {
        json.writeStartObject();
        GexExport.number(json, "shock", point.shock());
        switch (point.outcome()) {
            case CascadeOutcome.Settles s -> {
                json.writeStringProperty("outcome", "settles");
                GexExport.number(json, "final", s.finalMove());
                GexExport.number(json, "peak", s.peakMove());
                GexExport.number(json, "amplification", point.amplification());
                GexExport.number(json, "hedgeCoin", s.hedgeCoin());
            }
            case CascadeOutcome.Runaway r -> {
                json.writeStringProperty("outcome", "unstable: runs over the edge");
                GexExport.number(json, "edge", r.edge());
            }
            case CascadeOutcome.Swings s -> {
                json.writeStringProperty("outcome", "unstable: swings");
                GexExport.number(json, "low", s.low());
                GexExport.number(json, "high", s.high());
            }
        }
        GexExport.number(json, "bound", point.bound());
        GexExport.number(json, "largestGain", point.largestGain());
        json.writeEndObject();
    }
}
