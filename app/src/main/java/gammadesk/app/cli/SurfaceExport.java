package gammadesk.app.cli;

import static gammadesk.app.cli.Exports.cell;
import static gammadesk.app.cli.Exports.iso;
import static gammadesk.app.cli.Exports.number;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.DeltaConvention;
import gammadesk.analytics.surface.FitRefusal;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/** Writes a fitted surface as JSON or CSV, one object or line per expiry; an unknown number is null or empty. */
final class SurfaceExport implements TextExport {
    private static final double INDEX_YEARS = 30.0 / 365;
    private static final DeltaConvention CONVENTION = DeltaConvention.BLACK_FORWARD;

    private final ChainSnapshot chain;
    private final FittedSurface surface;

    SurfaceExport(ChainSnapshot chain, FittedSurface surface) {
        this.chain = chain;
        this.surface = surface;
    }

    @Override
    public void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeStringProperty("venue", chain.venue());
            json.writeStringProperty("currency", surface.currency().code());
            json.writeStringProperty("timestamp", iso(surface.venueMillis()));
            number(json, "index", chain.index());
            number(json, "volatilityIndex30d", surface.volatilityIndex(INDEX_YEARS));
            json.writeStringProperty("deltaConvention", CONVENTION.sentence());
            json.writeArrayPropertyStart("expiries");
            surface.slices().forEach(slice -> slice(json, slice));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private void slice(JsonGenerator json, FittedSlice slice) {
        json.writeStartObject();
        json.writeStringProperty("expiry", slice.expiry().instant().toString());
        number(json, "forward", slice.forward().value());
        json.writeStringProperty("forwardSource", slice.forward().source().name());
        number(json, "parityForward", slice.forward().parity());
        number(json, "years", slice.years());
        json.writeStringProperty("model", slice.kind().name());
        json.writeStringProperty("state", slice.state().name());
        parameters(json, slice);
        measures(slice).forEach((key, value) -> number(json, key, value));
        number(json, "rmseVolPoints", slice.health().rmseVolPoints());
        number(json, "insideBidAsk", slice.health().insideBidAsk());
        json.writeNumberProperty("quotesUsed", slice.health().quotesUsed());
        json.writeObjectPropertyStart("quotesDropped");
        slice.health().quotesDropped().forEach((why, count) -> json.writeNumberProperty(why.name(), count));
        json.writeEndObject();
        json.writeNumberProperty("startsTried", slice.health().startsTried());
        number(json, "fitMicros", slice.health().nanos() / 1000.0);
        json.writeArrayPropertyStart("refusals");
        slice.health().refusals().forEach(refusal -> refusal(json, refusal));
        json.writeEndArray();
        findings(json, "arbitrage", fitted(slice.expiry()));
        findings(json, "quoteArbitrage", quoted(slice.expiry()));
        json.writeEndObject();
    }

    private static void parameters(JsonGenerator json, FittedSlice slice) {
        json.writeObjectPropertyStart("parameters");
        slice.smile().ifPresent(smile -> smile.model().parameters().forEach((key, value) -> number(json, key, value)));
        json.writeEndObject();
    }

    private static void refusal(JsonGenerator json, FitRefusal refusal) {
        json.writeStartObject();
        json.writeStringProperty("model", refusal.candidate().name());
        json.writeStringProperty("reason", refusal.reason().name());
        number(json, "size", refusal.size());
        json.writeEndObject();
    }

    private static void findings(JsonGenerator json, String key, List<ArbitrageFinding> findings) {
        json.writeArrayPropertyStart(key);
        findings.forEach(finding -> {
            json.writeStartObject();
            json.writeStringProperty("kind", finding.kind().name());
            finding.other()
                    .ifPresent(other -> json.writeStringProperty(
                            "laterExpiry", other.instant().toString()));
            number(json, "logMoneyness", finding.logMoneyness());
            number(json, "size", finding.size());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private List<ArbitrageFinding> fitted(Expiry expiry) {
        return surface.arbitrage().fit().stream()
                .filter(finding -> finding.expiry().equals(expiry))
                .toList();
    }

    private List<ArbitrageFinding> quoted(Expiry expiry) {
        return surface.arbitrage().quotes().stream()
                .filter(finding -> finding.expiry().equals(expiry))
                .toList();
    }

    private static Map<String, Double> measures(FittedSlice slice) {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("atmIv", slice.smile().map(Smile::atTheMoneyIv).orElse(Double.NaN));
        named.put("skew", slice.smile().map(smile -> smile.skew(0)).orElse(Double.NaN));
        for (double delta : new double[] {0.25, 0.10}) {
            String percent = String.format(Locale.ROOT, "%.0f", delta * 100);
            named.put(
                    "riskReversal" + percent,
                    slice.smile()
                            .map(smile -> smile.riskReversal(delta, CONVENTION))
                            .orElse(Double.NaN));
            named.put(
                    "butterfly" + percent,
                    slice.smile()
                            .map(smile -> smile.butterfly(delta, CONVENTION))
                            .orElse(Double.NaN));
        }
        named.put("varianceSwapIv", slice.smile().map(Smile::varianceSwapIv).orElse(Double.NaN));
        return named;
    }

    @Override
    public void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.printRecord(
                    "venue",
                    "currency",
                    "timestamp",
                    "expiry",
                    "forward",
                    "forwardSource",
                    "parityForward",
                    "years",
                    "model",
                    "state",
                    "parameters",
                    "atmIv",
                    "skew",
                    "riskReversal25",
                    "butterfly25",
                    "riskReversal10",
                    "butterfly10",
                    "varianceSwapIv",
                    "rmseVolPoints",
                    "insideBidAsk",
                    "quotesUsed",
                    "quotesDropped",
                    "startsTried",
                    "refusals",
                    "arbitrage");
            for (FittedSlice slice : surface.slices()) {
                record(csv, slice);
            }
        }
    }

    private void record(CSVPrinter csv, FittedSlice slice) throws IOException {
        csv.print(chain.venue());
        csv.print(surface.currency().code());
        csv.print(iso(surface.venueMillis()));
        csv.print(slice.expiry().instant());
        csv.print(cell(slice.forward().value()));
        csv.print(slice.forward().source().name());
        csv.print(cell(slice.forward().parity()));
        csv.print(slice.years());
        csv.print(slice.kind().name());
        csv.print(slice.state().name());
        csv.print(joined(slice.smile().map(smile -> smile.model().parameters()).orElse(Map.of())));
        for (double value : measures(slice).values()) {
            csv.print(cell(value));
        }
        csv.print(cell(slice.health().rmseVolPoints()));
        csv.print(cell(slice.health().insideBidAsk()));
        csv.print(slice.health().quotesUsed());
        csv.print(joined(slice.health().quotesDropped()));
        csv.print(slice.health().startsTried());
        csv.print(slice.health().refusals().stream()
                .map(refusal -> refusal.candidate() + " " + refusal.reason())
                .collect(Collectors.joining("; ")));
        csv.printRecord(fitted(slice.expiry()).stream()
                .map(finding -> finding.kind() + " at " + finding.logMoneyness() + " by " + finding.size())
                .collect(Collectors.joining("; ")));
    }

    private static String joined(Map<?, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
