package gammadesk.app.cli;

import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.EventVolatility;
import gammadesk.analytics.mispricing.ExpiryGap;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.HorizonForecast;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.MispricingPicture.Row;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.mispricing.RichCheap;
import gammadesk.analytics.mispricing.SignalRecord;
import gammadesk.analytics.mispricing.StrikeGap;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the mispricing of one chain: volatilities in percent a year, gaps in vol points (rich is positive), money per
 * coin of the option or structure.
 *
 * @param picture what is written
 * @param isAll whether candidates that are not to be offered are written, too
 * @param earlier how many chains the records and residuals rest on
 */
record MispricingExport(MispricingPicture picture, boolean isAll, int earlier) {
    private static final String FEW = "too few outcomes were known";
    private static final String NO_QUOTE = "that side has no quote";
    private static final String NO_STRADDLE = "no strike has four quotes";
    private static final String NO_OUTCOME = "no volatility index or too few outcomes";
    private static final String NO_EVENT = "nothing is charged above the baseline";

    List<Candidate> candidates() {
        return isAll ? picture.candidates() : picture.offered();
    }

    private OptionalDouble premium() {
        return picture.premiums().trailing(picture.venueMillis(), MispricingPicture.PREMIUM_DAYS);
    }

    void json(Writer out) {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeStringProperty("currency", picture.currency().code());
            json.writeStringProperty("timestamp", Exports.iso(picture.venueMillis()));
            json.writeNumberProperty("earlierChains", earlier);
            json.writeName("forecast");
            picture.term().ifPresentOrElse(term -> term(json, term), json::writeNull);
            if (!picture.reason().isEmpty()) {
                json.writeStringProperty("forecastReason", picture.reason());
            }
            array(json, "expiries", picture.rows(), MispricingExport::row);
            array(
                    json,
                    "options",
                    picture.gaps().stream()
                            .flatMap(gap -> gap.strikes().stream())
                            .toList(),
                    MispricingExport::option);
            array(json, "candidates", candidates(), MispricingExport::candidate);
            json.writeNumberProperty(
                    "candidatesNotOffered",
                    picture.candidates().size() - picture.offered().size());
            premium(json);
            richCheap(json, picture.richCheap());
            array(json, "events", picture.events(), MispricingExport::event);
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private interface Writes<T> {
        void write(JsonGenerator json, T one);
    }

    private static <T> void array(JsonGenerator json, String key, List<T> all, Writes<T> each) {
        json.writeArrayPropertyStart(key);
        for (T one : all) {
            json.writeStartObject();
            each.write(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void term(JsonGenerator json, ForecastTerm term) {
        json.writeStartObject();
        json.writeStringProperty("model", term.model());
        json.writeStringProperty("pricesKnownTo", Exports.iso(term.knownMillis()));
        json.writeNumberProperty("pricesAgeDays", term.ageDays(picture.venueMillis()));
        json.writeNumberProperty("longRunDailyVariance", term.longRunDaily());
        array(json, "horizons", term.horizons(), MispricingExport::horizon);
        json.writeEndObject();
    }

    private static void horizon(JsonGenerator json, HorizonForecast one) {
        json.writeNumberProperty("days", one.days());
        json.writeNumberProperty("dailyVariance", one.dailyVariance());
        ForecastExport.known(json, "low80", one.low80(), FEW);
        ForecastExport.known(json, "high80", one.high80(), FEW);
        json.writeNumberProperty("logError", one.logError());
        json.writeNumberProperty("outcomes", one.outcomes());
    }

    private static void row(JsonGenerator json, Row row) {
        json.writeStringProperty("expiry", row.expiry().label());
        json.writeNumberProperty("days", row.days());
        Exports.number(json, "atTheMoneyIv", row.atTheMoneyIv());
        Exports.number(json, "impliedVol", row.impliedVol());
        Exports.number(json, "forecastVol", row.forecastVol());
        ForecastExport.known(json, "low80", row.lowVol(), FEW);
        ForecastExport.known(json, "high80", row.highVol(), FEW);
        Exports.number(json, "gapVolPoints", row.gapVolPoints());
        ForecastExport.known(json, "neutralGapVolPoints", row.neutralGap(), "no premium is known");
        Exports.number(json, "z", row.z());
        double net = row.straddle().map(Candidate::netUsd).orElse(Double.NaN);
        double error = row.straddle().map(Candidate::standardErrorUsd).orElse(Double.NaN);
        ForecastExport.known(json, "straddleNetUsd", net, NO_STRADDLE);
        ForecastExport.known(json, "straddleStandardErrorUsd", error, NO_STRADDLE);
        row.straddle().ifPresent(one -> json.writeStringProperty("straddleSide", side(one)));
    }

    static String side(Candidate one) {
        return one.legs().getFirst().side().name().toLowerCase(Locale.ROOT);
    }

    private static void option(JsonGenerator json, StrikeGap gap) {
        json.writeStringProperty("instrument", gap.instrument());
        Exports.number(json, "impliedIv", gap.impliedIv());
        Exports.number(json, "forecastIv", gap.forecastIv());
        ForecastExport.known(json, "neutralIv", gap.neutralIv(), "no premium is known");
        Exports.number(json, "gapVolPoints", gap.gapVolPoints());
        Exports.number(json, "z", gap.z());
        Exports.number(json, "gapCoin", gap.gapCoin());
        Exports.number(json, "gapUsd", gap.gapUsd());
        json.writeStringProperty("side", gap.side().name().toLowerCase(Locale.ROOT));
        ForecastExport.known(json, "spreadUsd", gap.cost().spreadUsd(), NO_QUOTE);
        ForecastExport.known(json, "feesUsd", gap.cost().feesUsd(), NO_QUOTE);
        Exports.number(json, "hedgeUsd", gap.cost().hedgeUsd());
        ForecastExport.known(json, "netUsd", gap.netUsd(), NO_QUOTE);
        ForecastExport.known(json, "netCoin", gap.netCoin(), NO_QUOTE);
        Exports.number(json, "standardErrorUsd", gap.standardErrorUsd());
    }

    private static void candidate(JsonGenerator json, Candidate one) {
        json.writeStringProperty("kind", one.kind().label());
        json.writeStringProperty("fairValueBy", one.kind().basis().name().toLowerCase(Locale.ROOT));
        array(json, "legs", one.legs(), (to, leg) -> {
            to.writeStringProperty("instrument", leg.instrument());
            to.writeNumberProperty("quantity", leg.quantity());
            to.writeNumberProperty("price", leg.touch());
        });
        json.writeNumberProperty("grossUsd", one.grossUsd());
        json.writeNumberProperty("spreadUsd", one.cost().spreadUsd());
        json.writeNumberProperty("feesUsd", one.cost().feesUsd());
        json.writeNumberProperty("hedgeUsd", one.cost().hedgeUsd());
        json.writeNumberProperty("netUsd", one.netUsd());
        json.writeNumberProperty("netCoin", one.netCoin());
        json.writeNumberProperty("standardErrorUsd", one.standardErrorUsd());
        json.writeNumberProperty("lowUsd", one.lowUsd());
        json.writeNumberProperty("highUsd", one.highUsd());
        json.writeNumberProperty("ratio", one.ratio());
        json.writeBooleanProperty("offered", one.isOffered());
        json.writeNumberProperty("delta", one.risk().delta());
        json.writeNumberProperty("gamma", one.risk().gamma());
        json.writeNumberProperty("vegaUsd", one.risk().vega());
        json.writeNumberProperty("thetaUsd", one.risk().theta());
        json.writeNumberProperty("worstUsd", one.risk().worstUsd());
        ForecastExport.known(json, "topAmount", one.topAmount(), "amounts are not known");
        ForecastExport.known(json, "openInterest", one.openInterest(), "not known");
        json.writeName("record");
        one.record().ifPresentOrElse(record -> record(json, record), json::writeNull);
        if (one.record().isEmpty()) {
            json.writeStringProperty("recordReason", "no record: no outcome of this kind is known");
        }
    }

    private static void record(JsonGenerator json, SignalRecord record) {
        json.writeStartObject();
        json.writeNumberProperty("count", record.count());
        json.writeNumberProperty("hitRate", record.hitRate());
        json.writeNumberProperty("meanNetUsd", record.meanNetUsd());
        ForecastExport.known(json, "tStat", record.tStat(), "a single trade");
        json.writeEndObject();
    }

    private void premium(JsonGenerator json) {
        json.writeObjectPropertyStart("premium");
        ForecastExport.known(
                json, "trailingDailyVariance", premium().orElse(Double.NaN), "no volatility index or no outcome yet");
        array(json, "decay", picture.premiums().decay(), MispricingExport::mean);
        json.writeEndObject();
    }

    private static void mean(JsonGenerator json, PremiumHistory.Mean mean) {
        json.writeNumberProperty("days", mean.horizonDays());
        json.writeNumberProperty("count", mean.count());
        ForecastExport.known(json, "meanDailyVariance", mean.meanDaily(), NO_OUTCOME);
        ForecastExport.known(json, "standardError", mean.standardError(), NO_OUTCOME);
        ForecastExport.known(json, "impliedVol", mean.impliedVol(), NO_OUTCOME);
        ForecastExport.known(json, "realizedVol", mean.realizedVol(), NO_OUTCOME);
    }

    private record Cell(int expiry, int strike) {}

    private static void richCheap(JsonGenerator json, RichCheap map) {
        List<Cell> cells = IntStream.range(0, map.expiries().size())
                .boxed()
                .flatMap(e -> IntStream.range(0, map.strikes().size()).mapToObj(s -> new Cell(e, s)))
                .filter(cell -> Double.isFinite(map.residual().get(cell.expiry).get(cell.strike)))
                .toList();
        array(json, "richCheap", cells, (to, cell) -> {
            int e = cell.expiry;
            int s = cell.strike;
            to.writeStringProperty("expiry", map.expiries().get(e).label());
            to.writeNumberProperty("strike", map.strikes().get(s));
            to.writeStringProperty("instrument", map.instruments().get(map.cell(e, s)));
            to.writeNumberProperty("residualVolPoints", map.residual().get(e).get(s));
            ForecastExport.known(to, "inHalfSpreads", map.value().get(e).get(s), "bid and ask are the same");
            ForecastExport.known(to, "z", map.z().get(e).get(s), "too few residuals of the past");
            ForecastExport.known(to, "ageSeconds", map.ageSeconds().get(e).get(s), "not known");
        });
    }

    private static void event(JsonGenerator json, EventVolatility.Step step) {
        json.writeStringProperty("from", Exports.iso(step.fromMillis()));
        json.writeStringProperty("to", Exports.iso(step.toMillis()));
        ForecastExport.known(json, "forwardVol", step.forwardVol(), "total variance falls");
        ForecastExport.known(json, "baselineVol", step.baselineVol(), "no step beside it");
        ForecastExport.known(json, "extraVariance", step.extraVariance(), "no step beside it");
        ForecastExport.known(json, "eventVol", step.eventVol(), NO_EVENT);
        ForecastExport.known(json, "impliedMovePercent", step.impliedMove(), NO_EVENT);
        array(json, "events", step.events(), (to, event) -> {
            to.writeStringProperty("date", event.date().toString());
            to.writeStringProperty("name", event.name());
        });
    }

    /** One row an option. */
    void csv(Writer out) throws IOException {
        try (CSVPrinter csv = Exports.csv(out)) {
            csv.printRecord(
                    "timestamp",
                    "expiry",
                    "instrument",
                    "impliedIv",
                    "forecastIv",
                    "neutralIv",
                    "gapVolPoints",
                    "z",
                    "gapCoin",
                    "gapUsd",
                    "side",
                    "spreadUsd",
                    "feesUsd",
                    "hedgeUsd",
                    "netUsd",
                    "netCoin",
                    "standardErrorUsd");
            for (ExpiryGap gap : picture.gaps()) {
                for (StrikeGap one : gap.strikes()) {
                    csv.print(Exports.iso(picture.venueMillis()));
                    csv.print(gap.expiry().label());
                    csv.print(one.instrument());
                    cells(csv, one.impliedIv(), one.forecastIv(), one.neutralIv(), one.gapVolPoints(), one.z());
                    cells(csv, one.gapCoin(), one.gapUsd());
                    csv.print(one.side().name().toLowerCase(Locale.ROOT));
                    cells(
                            csv,
                            one.cost().spreadUsd(),
                            one.cost().feesUsd(),
                            one.cost().hedgeUsd());
                    cells(csv, one.netUsd(), one.netCoin(), one.standardErrorUsd());
                    csv.println();
                }
            }
        }
    }

    private static void cells(CSVPrinter csv, double... values) throws IOException {
        for (double value : values) {
            csv.print(Exports.cell(value));
        }
    }
}
