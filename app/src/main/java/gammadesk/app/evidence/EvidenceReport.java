package gammadesk.app.evidence;

import gammadesk.analytics.backtest.DeltaCell;
import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.DataRange;
import gammadesk.analytics.backtest.court.DataRange.Source;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.views.evidence.EvidenceWords;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All of a policy's evidence as one page that needs nothing beside it: no script, no outside reference, pictures as
 * inline SVG, every word escaped. It is well-formed XML too, so that the same page becomes the PDF.
 */
public final class EvidenceReport {
    /** A ledger can grow without end, a page should not. */
    private static final int MOST_RUNS = 1_000;

    private static final String STYLE = """
            @page { size: A4; margin: 15mm 16mm 15mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); \
            font-family: 'Liberation Sans', Arial, sans-serif; font-size: 8pt; color: #59636e; } }
            body { font-family: 'Liberation Sans', Arial, Helvetica, sans-serif; font-size: 9.5pt; color: #1f2328; \
            background: #ffffff; max-width: 680px; margin: 0 auto; line-height: 1.35; }
            h1 { font-size: 17pt; margin: 12px 0 2px 0; }
            h2 { font-size: 12.5pt; margin: 22px 0 4px 0; border-bottom: 1px solid #c9d1d9; page-break-after: avoid; }
            h3 { font-size: 10pt; margin: 12px 0 3px 0; color: #1f2328; page-break-after: avoid; }
            p { margin: 3px 0 3px 0; }
            .ruling { font-size: 13pt; margin: 10px 0 2px 0; padding: 7px 10px 7px 10px; border-left: 5px solid #8a6100; \
            background: #f6f8fa; }
            .ruling-run { border-left-color: #4b7a00; }
            .note { color: #59636e; font-size: 8.5pt; }
            .figure { page-break-inside: avoid; }
            table { border-collapse: collapse; width: 100%; font-size: 7.5pt; margin: 4px 0 6px 0; }
            thead { display: table-header-group; }
            tr { page-break-inside: avoid; }
            th { text-align: left; color: #59636e; border-bottom: 1px solid #818b98; padding: 2px 8px 2px 0; }
            td { border-bottom: 1px solid #e6e9ed; padding: 2px 8px 2px 0; vertical-align: top; }
            th.number, td.number { text-align: right; white-space: nowrap; }
            """;

    private final PolicyEvidence evidence;
    private final StringBuilder page = new StringBuilder();

    private EvidenceReport(PolicyEvidence evidence) {
        this.evidence = evidence;
    }

    /** The page. */
    public static String html(PolicyEvidence evidence) {
        return new EvidenceReport(evidence).page();
    }

    private String page() {
        String title = "Evidence: " + evidence.policy() + " on “" + evidence.bookKind() + "”";
        page.append("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n");
        page.append("<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n");
        page.append(Html.element("title", title))
                .append("<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        page.append(Html.element("h1", title));
        page.append(Html.element("p", "note", rests()));
        ruling();
        rules();
        pictures();
        overfitting();
        states();
        trials();
        return page.append("</body>\n</html>\n").toString();
    }

    private String rests() {
        Provenance rests = evidence.provenance();
        return String.format(
                Locale.ROOT,
                "Tried %s. %.1f recorded days. Configuration %s, model %s, seed %d. All numbers are after costs; intervals "
                        + "hold 90 %%; ES 95 is the mean of the worst twentieth of periods, a positive loss.",
                Times.dateTime(rests.triedMillis()),
                rests.recordedDays(),
                ReportWords.hash(rests.configurationHash()),
                ReportWords.hash(rests.modelHash()),
                rests.seed());
    }

    private void ruling() {
        boolean isFree = evidence.admission().against().isEmpty()
                && !evidence.admission().reasons().isEmpty();
        page.append(Html.element(
                "p", isFree ? "ruling ruling-run" : "ruling", EvidenceWords.sentence(evidence.admission())));
        page.append(Html.table(
                List.of("Leaves open", "Reason"),
                evidence.admission().reasons().stream()
                        .map(EvidenceReport::reason)
                        .toList()));
        heading("What it rests on");
        table(
                List.of("Data", "Kind", "From", "To", "Moments or paths", "SHA-256"),
                evidence.provenance().data().stream().map(EvidenceReport::data).toList(),
                "The trial names no data.");
    }

    private static List<String> reason(Reason reason) {
        return List.of(ReportWords.permits(reason.permits()), reason.words());
    }

    private static List<String> data(DataRange row) {
        boolean isRecorded = row.source() == Source.RECORDED;
        return List.of(
                row.name(),
                isRecorded ? "recorded" : "simulated",
                isRecorded ? ReportWords.day(row.fromMillis()) : "",
                isRecorded ? ReportWords.day(row.toMillis()) : "",
                Numbers.count(row.samples()),
                ReportWords.hash(row.hash()));
    }

    private void rules() {
        heading("All rules, " + evidence.money());
        table(ruleHeads(), evidence.rows().stream().map(this::rule).toList(), "The trial holds no rows.");
        if (!evidence.recordedRows().isEmpty()) {
            heading("All rules on recorded chains, USD, a period is a day");
            table(ruleHeads(), evidence.recordedRows().stream().map(this::rule).toList(), "");
        }
        forward();
        deltas();
    }

    private void forward() {
        heading("Settings chosen on earlier days only, recorded chains, USD");
        List<String> heads = Stream.concat(ruleHeads().stream(), Stream.of("Chosen, window by window"))
                .toList();
        table(
                heads,
                evidence.forward().stream()
                        .map(one -> Stream.concat(rule(one.row()).stream(), Stream.of(EvidenceWords.dials(one.dials())))
                                .toList())
                        .toList(),
                "There were too few recorded days to choose on some of them and judge on others.");
    }

    private void deltas() {
        heading("Smile-adjusted delta against Black's: variance of a day's hedging errors");
        table(
                List.of("Strike / forward", "Days left", "Variance ratio", "90 %", "Black's error, % of price", "n"),
                evidence.deltas().stream().map(EvidenceReport::delta).toList(),
                "It was not measured: it needs recorded chains about a day apart.");
    }

    private static List<String> delta(DeltaCell cell) {
        return List.of(
                Numbers.fixed(cell.moneyness(), 2) + " – " + Numbers.fixed(cell.moneynessTo(), 2),
                Numbers.fixed(cell.days(), 0) + " – " + Numbers.fixed(cell.daysTo(), 0),
                Numbers.fixed(cell.ratio(), 3),
                Numbers.fixed(cell.low(), 3) + " .. " + Numbers.fixed(cell.high(), 3),
                Numbers.fixed(100 * cell.blackDeviation(), 3),
                Numbers.count(cell.errors()));
    }

    private static List<String> ruleHeads() {
        return List.of("Rule", "ES 95", "less best", "Mean cost", "Mean P&L", "Turnover", "Sharpe", "n");
    }

    private List<String> rule(PolicyRow row) {
        String is = switch (row.role()) {
            case TRIED -> " (policy)";
            case BASELINE -> evidence.bestBaseline().filter(row.name()::equals).isPresent() ? " (best)" : "";
            case CONTROL -> " (control)";
        };
        return List.of(
                row.name() + is,
                ReportWords.estimate(row.shortfall()),
                ReportWords.estimate(row.shortfallLessBest()),
                ReportWords.estimate(row.meanCost()),
                ReportWords.estimate(row.meanProfit()),
                Numbers.compact(row.turnover()),
                Numbers.fixed(row.sharpe(), 3),
                Numbers.count(row.periods()));
    }

    private void pictures() {
        heading("Profits and costs");
        if (evidence.tracks().isEmpty()) {
            page.append(said("running profits"));
        }
        for (boolean isSimulated : new boolean[] {false, true}) {
            if (evidence.tracks().stream().anyMatch(track -> track.isSimulated() == isSimulated)) {
                page.append(ReportCharts.equity(evidence, isSimulated, isSimulated ? evidence.money() : "USD"));
            }
        }
        page.append(evidence.profits().isEmpty() ? said("spread of profits") : ReportCharts.profits(evidence));
        page.append(evidence.frontier().isEmpty() ? said("cost against risk") : ReportCharts.frontier(evidence));
    }

    private void overfitting() {
        heading("Overfitting and chance");
        page.append(
                evidence.overfitting().map(ReportCharts::logits).orElseGet(() -> said("probability of overfitting")));
        page.append(evidence.deflated()
                .map(ratio -> Html.element("p", EvidenceWords.deflated(ratio)))
                .orElseGet(() -> said("deflated Sharpe ratio")));
        table(
                List.of("Control", "Policy", "Chance", "p", "Draws", "What was left to chance"),
                evidence.controls().stream().map(EvidenceReport::control).toList(),
                "No control was run: the policy was not set beside chance.");
    }

    private static List<String> control(ControlRow row) {
        return List.of(
                row.name(),
                ReportWords.signed(row.outcome()),
                ReportWords.signed(row.control()),
                Numbers.fixed(row.p(), 3),
                Numbers.count(row.draws()),
                row.words());
    }

    private void states() {
        heading("Stress, and where it loses");
        if (evidence.stresses().isEmpty()) {
            page.append(said("stress"));
        } else {
            stresses(evidence.stresses(), "ES 95 under stress, " + evidence.money());
        }
        if (!evidence.recordedStresses().isEmpty()) {
            stresses(evidence.recordedStresses(), "ES 95 by recording, USD");
        }
        page.append(evidence.losses()
                .map(map -> StatePictures.losses(evidence, map))
                .orElseGet(() -> said("map of its losses by state")));
        page.append(
                evidence.training().isEmpty()
                        ? Html.element("p", evidence.policy() + " does not learn, or was stored without its curves.")
                        : ReportCharts.training(evidence));
    }

    private void stresses(List<StressRow> rows, String caption) {
        page.append(StatePictures.stresses(evidence, rows, caption));
        table(
                List.of("Stress", "Rule", "Mean loss", "ES 95", "Worst", "Outside limits", "Refused", "Not recovered"),
                rows.stream().map(EvidenceReport::stress).toList(),
                "");
    }

    private static List<String> stress(StressRow row) {
        return List.of(
                row.stress(),
                row.policy(),
                ReportWords.amount(row.meanLoss()),
                ReportWords.amount(row.shortfall()),
                ReportWords.amount(row.worstLoss()),
                share(row.breachShare()),
                share(row.refusedShare()),
                share(row.unrecoveredShare()));
    }

    private static String share(double share) {
        return Double.isFinite(share) ? Numbers.fixed(100 * share, 1) + " %" : Numbers.MISSING;
    }

    private void trials() {
        List<RunEntry> runs = evidence.trials();
        heading("Trial ledger: " + Numbers.count(runs.size()) + " runs, newest first");
        table(
                List.of("No.", "When, UTC", "Policy", "Came to", "Sharpe", "Seed", "Configuration", "Data", "Code"),
                IntStream.range(0, Math.min(MOST_RUNS, runs.size()))
                        .map(i -> runs.size() - 1 - i)
                        .mapToObj(i -> run(i + 1, runs.get(i)))
                        .toList(),
                "No run is on record: without their number the best of them cannot be judged.");
        if (runs.size() > MOST_RUNS) {
            page.append(Html.element(
                    "p", "note", Numbers.count(runs.size() - MOST_RUNS) + " older runs are counted and not listed."));
        }
    }

    private static List<String> run(int number, RunEntry run) {
        return List.of(
                Numbers.count(number),
                Times.dateTime(run.millis()).replace(" UTC", ""),
                run.policy(),
                run.became(),
                Numbers.signed(run.metric(RunEntry.SHARPE).orElse(Double.NaN), 3),
                Long.toString(run.seed()),
                ReportWords.hash(run.configurationHash()),
                ReportWords.hash(run.dataHash()),
                run.code());
    }

    private void heading(String words) {
        page.append(Html.element("h2", words));
    }

    private void table(List<String> heads, List<List<String>> rows, String empty) {
        page.append(rows.isEmpty() ? Html.element("p", "note", empty) : Html.table(heads, rows));
    }

    private static String said(String what) {
        return Html.element("p", "note", "The trial holds no " + what + ".");
    }
}
