package gammadesk.app.cli;

import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attribution.Part;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes why a book gained or lost. */
final class AttributionExport {
    private final Attribution why;

    AttributionExport(Attribution why) {
        this.why = why;
    }

    void json(JsonGenerator json) {
        json.writeName("attribution");
        json.writeStartObject();
        json.writeStringProperty("currency", why.currency().code());
        RiskExport.number(json, "totalCoin", why.total());
        RiskExport.number(json, "totalUsd", why.totalUsd());
        parts(json, "partsCoin", why.parts());
        parts(json, "partsUsd", why.partsUsd());
        json.writeName("residualCoin");
        json.writeStartObject();
        RiskExport.number(json, "price", why.residual().price());
        RiskExport.number(json, "vol", why.residual().vol());
        RiskExport.number(json, "cross", why.residual().cross());
        json.writeEndObject();
        RiskExport.number(json, "residualShare", Math.abs(why.part(Part.RESIDUAL)) / why.gross());
        json.writeName("leftOut");
        json.writeStartArray();
        why.leftOut().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void parts(JsonGenerator json, String name, Map<Part, Double> parts) {
        json.writeName(name);
        json.writeStartObject();
        parts.forEach((part, amount) -> RiskExport.number(json, part.name(), amount));
        json.writeEndObject();
    }
}
