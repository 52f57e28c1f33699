package gammadesk.app.cli;

import static gammadesk.app.cli.Exports.cell;
import static gammadesk.app.cli.Exports.iso;
import static gammadesk.app.cli.Exports.number;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.GammaExposure;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import gammadesk.analytics.pricing.IvState;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/** Writes a valued chain as JSON or CSV: an unknown value is null (or empty) beside the reason for it. */
final class ChainExport implements TextExport {
    private static final SignConvention CONVENTION = SignConvention.NAIVE;
    private static final String[] NUMBERS = {
        "strike",
        "forward",
        "years",
        "bid",
        "ask",
        "mark",
        "bidIv",
        "askIv",
        "markIv",
        "delta",
        "netDelta",
        "gamma",
        "vega",
        "theta",
        "rho",
        "openInterest",
        "gexUsdPerPercent"
    };

    private final ChainValuation valuation;
    private final ChainSnapshot chain;

    ChainExport(ChainValuation valuation) {
        this.valuation = valuation;
        this.chain = valuation.chain();
    }

    /** One option's numbers by key, and why some are unknown. */
    private record Row(
            String instrument,
            String expiry,
            OptionType type,
            Map<String, Double> numbers,
            Map<String, String> reasons) {}

    @Override
    public void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeStringProperty("venue", chain.venue());
            json.writeStringProperty("currency", chain.currency().code());
            json.writeStringProperty("timestamp", iso(chain.venueMillis()));
            number(json, "index", chain.index());
            json.writeStringProperty("gexConvention", CONVENTION.sentence());
            ExposureMap map = GammaExposure.map(valuation, CONVENTION);
            number(json, "gexTotalUsdPerPercent", map.spot() > 0 ? map.total() : Double.NaN);
            json.writeArrayPropertyStart("options");
            forEachRow(row -> option(json, row));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void option(JsonGenerator json, Row row) {
        json.writeStartObject();
        json.writeStringProperty("instrument", row.instrument());
        json.writeStringProperty("expiry", row.expiry());
        row.numbers().forEach((key, value) -> {
            number(json, key, value);
            if (key.equals("strike")) {
                json.writeStringProperty("type", String.valueOf(row.type().letter()));
            }
        });
        Exports.reasons(json, row.reasons());
        json.writeEndObject();
    }

    @Override
    public void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.print("venue");
            csv.print("currency");
            csv.print("timestamp");
            csv.print("index");
            csv.print("instrument");
            csv.print("expiry");
            for (String key : NUMBERS) {
                csv.print(key);
                if (key.equals("strike")) {
                    csv.print("type");
                }
            }
            csv.printRecord("reasons");
            forEachRow(row -> record(csv, row));
        }
    }

    private void record(CSVPrinter csv, Row row) throws IOException {
        csv.print(chain.venue());
        csv.print(chain.currency().code());
        csv.print(iso(chain.venueMillis()));
        csv.print(cell(chain.index()));
        csv.print(row.instrument());
        csv.print(row.expiry());
        for (Map.Entry<String, Double> number : row.numbers().entrySet()) {
            csv.print(cell(number.getValue()));
            if (number.getKey().equals("strike")) {
                csv.print(row.type().letter());
            }
        }
        csv.printRecord(Exports.reasons(row.reasons()));
    }

    /** Takes one row; either kind of writer may fail. */
    private interface RowWriter<E extends Exception> {
        void write(Row row) throws E;
    }

    private <E extends Exception> void forEachRow(RowWriter<E> writer) throws E {
        for (int i = 0; i < chain.expiries().size(); i++) {
            ExpiryChain expiry = chain.expiries().get(i);
            for (int row = 0; row < expiry.size(); row++) {
                writer.write(row(expiry, valuation.expiries().get(i), row));
            }
        }
    }

    private Row row(ExpiryChain expiry, ExpiryValuation values, int row) {
        OptionType type = expiry.types().get(row);
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("strike", expiry.strike().get(row));
        numbers.put("forward", expiry.rowForward().get(row));
        numbers.put("years", expiry.years());
        numbers.put("bid", expiry.bid().get(row));
        numbers.put("ask", expiry.ask().get(row));
        numbers.put("mark", expiry.mark().get(row));
        numbers.put("bidIv", values.bidIv().get(row));
        numbers.put("askIv", values.askIv().get(row));
        numbers.put("markIv", values.markIv().get(row));
        numbers.put("delta", values.delta().get(row));
        numbers.put("netDelta", values.netDelta().get(row));
        numbers.put("gamma", values.gamma().get(row));
        numbers.put("vega", values.vega().get(row));
        numbers.put("theta", values.theta().get(row));
        numbers.put("rho", values.rho().get(row));
        numbers.put("openInterest", expiry.openInterest().get(row));
        numbers.put(
                "gexUsdPerPercent",
                CONVENTION.sign(type)
                        * GammaExposure.usdPerOnePercent(
                                values.gamma().get(row), expiry.openInterest().get(row), chain.index()));
        return new Row(
                expiry.instruments().get(row),
                expiry.expiry().instant().toString(),
                type,
                numbers,
                reasons(numbers, values, row));
    }

    /** Every unknown number gets its reason; one that follows from another's lack says which. */
    private static Map<String, String> reasons(Map<String, Double> numbers, ExpiryValuation values, int row) {
        Map<String, String> reasons = new LinkedHashMap<>();
        numbers.forEach((key, value) -> {
            if (!Double.isFinite(value)) {
                reasons.put(key, reason(key, values, row));
            }
        });
        return reasons;
    }

    private static String reason(String key, ExpiryValuation values, int row) {
        return switch (key) {
            case "bid", "ask" -> "no such order";
            case "mark", "openInterest" -> "the venue gave none";
            case "forward" -> IvState.NO_FORWARD.sentence();
            case "bidIv" -> values.bidState().get(row).sentence();
            case "askIv" -> values.askState().get(row).sentence();
            case "gexUsdPerPercent" -> "gamma, open interest or index is unknown";
            default -> "mark volatility: " + values.markState().get(row).sentence();
        };
    }
}
