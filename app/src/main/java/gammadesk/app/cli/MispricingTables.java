package gammadesk.app.cli;

import gammadesk.analytics.mispricing.Candidate;
import gammadesk.analytics.mispricing.EventVolatility;
import gammadesk.analytics.mispricing.Leg;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.MispricingPicture.Row;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.mispricing.SignalRecord;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the mispricing of one chain as tables in Markdown.
 *
 * @param picture what is written
 * @param candidates those of its candidates that are written
 */
record MispricingTables(MispricingPicture picture, List<Candidate> candidates) {
    /** All tables, one after another. */
    void text(Writer to) {
        PrintWriter out = new PrintWriter(to);
        out.printf(
                Locale.ROOT,
                "%s at %s; forecast: %s\n",
                picture.currency().code(),
                Exports.iso(picture.venueMillis()),
                picture.term()
                        .map(term -> term.model() + ", prices known to " + Exports.iso(term.knownMillis()))
                        .orElse(picture.reason()));
        out.printf(Locale.ROOT, "\n");
        out.printf(
                Locale.ROOT,
                "| expiry | days | ATM | implied | forecast | 80 %% | gap | less premium | z | straddle net USD | its error |\n");
        out.printf(Locale.ROOT, "|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : picture.rows()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f | %.1f-%.1f | %+.1f | %s | %+.2f | %s | %s |\n",
                    row.expiry().label(),
                    row.days(),
                    row.atTheMoneyIv(),
                    row.impliedVol(),
                    row.forecastVol(),
                    row.lowVol(),
                    row.highVol(),
                    row.gapVolPoints(),
                    known("%+.1f", row.neutralGap()),
                    row.z(),
                    row.straddle()
                            .map(one -> MispricingExport.side(one) + known(" %+.0f", one.netUsd()))
                            .orElse("no quotes"),
                    row.straddle()
                            .map(one -> known("%.0f", one.standardErrorUsd()))
                            .orElse(""));
        }
        candidates(out);
        premiums(out);
        events(out);
        out.flush();
    }

    private void candidates(PrintWriter out) {
        out.printf(Locale.ROOT, "\n");
        out.printf(
                Locale.ROOT,
                "%d candidates, %d of them with an edge whose interval of 80 %% lies above 0; USD a coin\n",
                picture.candidates().size(),
                picture.offered().size());
        out.printf(Locale.ROOT, "\n");
        out.printf(
                Locale.ROOT,
                "| candidate | legs | gross | spread | fees | hedging | net | error | net/error | worst | open interest | record |\n");
        out.printf(Locale.ROOT, "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Candidate one : candidates) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.0f | %.0f | %+.0f | %.0f | %+.2f | %.0f | %.0f | %s |\n",
                    one.kind().label(),
                    one.legs().stream().map(MispricingTables::text).collect(Collectors.joining(", ")),
                    one.grossUsd(),
                    one.cost().spreadUsd(),
                    one.cost().feesUsd(),
                    one.cost().hedgeUsd(),
                    one.netUsd(),
                    one.standardErrorUsd(),
                    one.ratio(),
                    one.risk().worstUsd(),
                    one.openInterest(),
                    text(one.record()));
        }
    }

    private static String text(Leg leg) {
        return String.format(Locale.ROOT, "%+.3g %s", leg.quantity(), leg.instrument());
    }

    private static String text(Optional<SignalRecord> record) {
        return record.map(one -> String.format(
                        Locale.ROOT,
                        "%d trades, %.0f %% hits, mean %+.0f, t %s",
                        one.count(),
                        100 * one.hitRate(),
                        one.meanNetUsd(),
                        known("%.1f", one.tStat())))
                .orElse("no record");
    }

    private void premiums(PrintWriter out) {
        out.printf(Locale.ROOT, "\n");
        out.printf(
                Locale.ROOT,
                "| premium over days | readings | implied 30 d | realised | daily variance x 1e6 | its error |\n");
        out.printf(Locale.ROOT, "|---|---|---|---|---|---|\n");
        for (PremiumHistory.Mean mean : picture.premiums().decay()) {
            out.printf(
                    Locale.ROOT,
                    "| %d | %d | %s | %s | %s | %s |\n",
                    mean.horizonDays(),
                    mean.count(),
                    known("%.1f", mean.impliedVol()),
                    known("%.1f", mean.realizedVol()),
                    known("%+.1f", 1e6 * mean.meanDaily()),
                    known("%.1f", 1e6 * mean.standardError()));
        }
    }

    private void events(PrintWriter out) {
        out.printf(Locale.ROOT, "\n");
        out.printf(
                Locale.ROOT,
                "| from | to | forward vol | baseline | extra variance x 1e6 | one day's move | calendar |\n");
        out.printf(Locale.ROOT, "|---|---|---|---|---|---|---|\n");
        for (EventVolatility.Step step : picture.events()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s |\n",
                    Exports.iso(step.fromMillis()),
                    Exports.iso(step.toMillis()),
                    known("%.1f", step.forwardVol()),
                    known("%.1f", step.baselineVol()),
                    known("%+.0f", 1e6 * step.extraVariance()),
                    known("%.2f %%", step.impliedMove()),
                    step.events().stream()
                            .map(event -> event.date() + " " + event.name())
                            .collect(Collectors.joining(", ")));
        }
    }

    static String known(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "unknown";
    }
}
