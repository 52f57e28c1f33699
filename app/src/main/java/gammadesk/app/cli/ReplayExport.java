package gammadesk.app.cli;

import gammadesk.analytics.backtest.venue.VenueAccount;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.replay.ReplayResult;
import gammadesk.app.replay.SessionReplay;
import gammadesk.connectors.replay.SessionEnd;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * Prints what replays of one session came to.
 *
 * @param file the session
 * @param replay with what it began
 * @param results one an advisor
 */
record ReplayExport(Path file, SessionReplay replay, List<ReplayResult> results) {
    /** What is left of a profit when all its parts are taken off has to be rounding. */
    private static final double ROUNDING = 1e-9;

    void json(Writer out) throws IOException {
        try (JsonGenerator json = Exports.json(out)) {
            json.writeStartObject();
            json.writeStringProperty("session", file.toString());
            json.writeArrayPropertyStart("coins");
            replay.coins().forEach(coin -> json.writeString(coin.code()));
            json.writeEndArray();
            json.writeArrayPropertyStart("book");
            replay.book().entries().forEach(entry -> entry(json, entry));
            json.writeEndArray();
            json.writeArrayPropertyStart("replays");
            results.forEach(result -> result(json, result));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void entry(JsonGenerator json, RiskBook.Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("instrument", entry.instrument());
        Exports.number(json, "amount", entry.amount());
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, ReplayResult result) {
        json.writeStartObject();
        json.writeStringProperty("advisor", result.advisor());
        json.writeStringProperty("end", end(result.end()));
        json.writeNumberProperty("messages", result.wire().messages());
        json.writeNumberProperty("malformed", result.wire().malformed());
        json.writeNumberProperty("gaps", result.wire().gaps());
        json.writeNumberProperty("losses", result.wire().losses());
        json.writeNumberProperty("events", result.events());
        json.writeNumberProperty("cycles", result.cycles());
        Exports.number(json, "virtualSeconds", result.virtualSeconds());
        Exports.number(json, "wallSeconds", result.pace().wallSeconds());
        Exports.number(json, "decodeCoreSeconds", result.pace().decodeSeconds());
        Exports.number(json, "marketCoreSeconds", result.pace().marketSeconds());
        Exports.number(json, "hedgeCoreSeconds", result.pace().hedgeSeconds());
        Exports.number(json, "eventsPerCoreSecond", result.eventsPerSecond());
        Exports.number(json, "eventsPerCoreSecondWithDecoding", result.eventsPerSecondDecoded());
        hedging(json, result);
        money(json, result.usd());
        json.writeArrayPropertyStart("positions");
        result.positions().forEach(held -> held(json, held));
        json.writeEndArray();
        json.writeArrayPropertyStart("saying");
        result.saying().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void hedging(JsonGenerator json, ReplayResult result) {
        json.writeNumberProperty("decisions", result.hedging().decisions());
        json.writeNumberProperty("proposals", result.hedging().proposals());
        json.writeNumberProperty("approvedByRule", result.hedging().approvals());
        json.writeNumberProperty("orders", result.tally().orders());
        json.writeNumberProperty("fills", result.tally().fills());
        json.writeNumberProperty("makerFills", result.tally().makerFills());
        json.writeNumberProperty("missed", result.tally().missed());
        json.writeNumberProperty("marginCalls", result.tally().marginCalls());
        json.writeNumberProperty("liquidations", result.tally().liquidations());
        counts(json, "refusals", result.tally().refusals());
        counts(json, "guardrailStops", result.hedging().stops());
    }

    private static void counts(JsonGenerator json, String name, Map<String, Integer> counts) {
        json.writeObjectPropertyStart(name);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(count -> json.writeNumberProperty(count.getKey(), count.getValue()));
        json.writeEndObject();
    }

    private static void money(JsonGenerator json, VenueAccount.Money usd) {
        json.writeObjectPropertyStart("usd");
        Exports.number(json, "opening", usd.opening());
        Exports.number(json, "equity", usd.equity());
        Exports.number(json, "profit", usd.profit());
        Exports.number(json, "moved", usd.parts().moved());
        Exports.number(json, "spread", usd.parts().spread());
        Exports.number(json, "fees", usd.parts().fees());
        Exports.number(json, "funding", usd.parts().funding());
        Exports.number(json, "settlement", usd.parts().settlement());
        Exports.number(json, "unexplained", usd.unexplained());
        json.writeBooleanProperty("addsUp", addsUp(usd));
        json.writeEndObject();
    }

    private static void held(JsonGenerator json, VenueAccount.Held held) {
        json.writeStartObject();
        json.writeStringProperty("instrument", held.instrument());
        Exports.number(json, "amount", held.amount());
        Exports.number(json, "mark", held.mark());
        json.writeEndObject();
    }

    private static boolean addsUp(VenueAccount.Money usd) {
        return Math.abs(usd.unexplained()) <= ROUNDING * Math.max(1, Math.abs(usd.opening()));
    }

    private static String end(SessionEnd end) {
        return switch (end) {
            case SessionEnd.Whole(long lines) -> "whole, " + lines + " lines";
            case SessionEnd.BrokenOff broken -> broken.words();
            case SessionEnd.NotReached _ -> "not reached";
        };
    }

    void table(Writer out) throws IOException {
        ReplayResult first = results.getFirst();
        out.write(String.format(
                Locale.ROOT,
                "%s: %s; %,d messages, %,d events in %,.1f s of its time; book of %d positions, %s%n%n",
                file,
                end(first.end()),
                first.wire().messages(),
                first.events(),
                first.virtualSeconds(),
                replay.book().entries().size(),
                replay.coins().stream().map(coin -> coin.code()).collect(Collectors.joining(" and "))));
        out.write(
                "| advisor | decisions | proposals | orders | fills | missed | margin calls | stopped | profit USD | moved | spread | fees "
                        + "| funding | settlement | unexplained | wall s | decode s | replay s | events/s | with decoding |\n");
        out.write(
                "|---|---:|---:|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (ReplayResult result : results) {
            out.write(line(result));
        }
        out.write("\nProfit is moved + settlement - spread - fees - funding"
                + (results.stream().allMatch(result -> addsUp(result.usd()))
                        ? ", to rounding.\n"
                        : ". IT DOES NOT ADD UP: what is unexplained is more than rounding.\n"));
        out.write(
                "Wall s is all of it on the clock; the other times are of the replaying thread on its core, and so are "
                        + "events/s, from decoded events on.\n");
    }

    private static String line(ReplayResult result) {
        VenueAccount.Money usd = result.usd();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %s | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f | %,.2f | %.1e | %.2f | %.2f | %.2f "
                        + "| %,.0f | %,.0f |%n",
                result.advisor(),
                result.hedging().decisions(),
                result.hedging().proposals(),
                result.tally().orders(),
                result.tally().fills(),
                result.tally().missed(),
                result.tally().marginCalls(),
                stops(result.hedging().stops()),
                usd.profit(),
                usd.parts().moved(),
                usd.parts().spread(),
                usd.parts().fees(),
                usd.parts().funding(),
                usd.parts().settlement(),
                usd.unexplained(),
                result.pace().wallSeconds(),
                result.pace().decodeSeconds(),
                result.pace().replaySeconds(),
                result.eventsPerSecond(),
                result.eventsPerSecondDecoded());
    }

    private static String stops(Map<String, Integer> stops) {
        return stops.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(stop -> stop.getKey() + " " + stop.getValue())
                .collect(Collectors.joining(", "));
    }
}
