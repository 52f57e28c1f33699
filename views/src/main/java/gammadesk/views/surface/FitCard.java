package gammadesk.views.surface;

import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.ArbitrageReport;
import gammadesk.analytics.surface.FitHealth;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.ForwardEstimate;
import gammadesk.views.chart.ChartCard;
import gammadesk.views.chart.Formats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Everything that is known about how an expiry was fitted, in words. */
final class FitCard {
    private static final int MOST_FINDINGS = 4;
    private static final double NANOS_PER_MILLI = 1e6;

    private final FittedSlice slice;
    private final ArbitrageReport arbitrage;
    private final GridPane grid = new GridPane(10, 2);

    private FitCard(FittedSlice slice, ArbitrageReport arbitrage) {
        this.slice = slice;
        this.arbitrage = arbitrage;
    }

    static ChartCard of(FittedSlice slice, ArbitrageReport arbitrage) {
        FitCard card = new FitCard(slice, arbitrage);
        FitBadge badge = FitBadge.of(slice, arbitrage);
        String quality = slice.state() == FitState.FRESH ? badge.words() + ", " : "";
        card.fill();
        return new ChartCard(
                badge.sign() + " " + SurfaceWords.expiry(slice) + ": " + quality
                        + slice.state().sentence(),
                card.grid);
    }

    private void fill() {
        FitHealth health = slice.health();
        row("Model", model());
        row("Quotes used", String.valueOf(health.quotesUsed()));
        row("Quotes dropped", dropped());
        row("Misses the mids by", volPoints(health.rmseVolPoints()) + " (root mean square of fit minus mid)");
        row("Inside bid-ask", SurfaceWords.inside(slice) + ", within 2 standard deviations");
        row("Forward", forward(slice.forward()));
        row(
                "Work",
                String.format(
                        Locale.ROOT,
                        "%d starts, %d iterations, %.3f ms",
                        health.startsTried(),
                        health.iterations(),
                        health.nanos() / NANOS_PER_MILLI));
        row("Refused", refused());
        row("Arbitrage in the quotes", findings(arbitrage.quotes()));
        row("Arbitrage after the fit", findings(arbitrage.fit()));
        row("Parameters", parameters());
    }

    private String model() {
        String fitted = slice.smile().isEmpty() ? "" : ", fitted to " + Formats.utc(slice.fittedMillis());
        return slice.kind().sentence() + fitted;
    }

    private String dropped() {
        return slice.health().quotesDropped().isEmpty()
                ? "none"
                : slice.health().quotesDropped().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().sentence())
                        .collect(Collectors.joining("\n"));
    }

    private String refused() {
        return slice.health().refusals().isEmpty()
                ? "no candidate"
                : slice.health().refusals().stream().map(SurfaceWords::refusal).collect(Collectors.joining("\n"));
    }

    private String findings(List<ArbitrageFinding> all) {
        List<ArbitrageFinding> ours = all.stream()
                .filter(finding -> finding.expiry().equals(slice.expiry()))
                .toList();
        String rest = ours.size() > MOST_FINDINGS ? "\nand " + (ours.size() - MOST_FINDINGS) + " more" : "";
        return ours.isEmpty()
                ? "none found"
                : ours.stream()
                        .limit(MOST_FINDINGS)
                        .map(SurfaceWords::finding)
                        .collect(Collectors.joining("\n", "", rest));
    }

    private String parameters() {
        return slice.smile()
                .map(smile -> smile.model().parameters().entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%s %.6g", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("   ")))
                .orElse("none");
    }

    private static String forward(ForwardEstimate forward) {
        String used = Double.isNaN(forward.value())
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        "%,.2f USD, %s",
                        forward.value(),
                        forward.source().sentence());
        return Double.isNaN(forward.parity())
                ? used + "; too few strikes for put-call parity"
                : used
                        + String.format(
                                Locale.ROOT,
                                "; parity of %d strikes %,.2f ± %.2f",
                                forward.strikes(),
                                forward.parity(),
                                forward.parityError())
                        + (Double.isNaN(forward.differenceBps())
                                ? ""
                                : String.format(Locale.ROOT, " (%+.1f bp)", forward.differenceBps()));
    }

    private static String volPoints(double points) {
        return Double.isNaN(points) ? Formats.UNKNOWN : String.format(Locale.ROOT, "%.3f vol points", points);
    }

    private void row(String name, String value) {
        Label left = new Label(name);
        left.getStyleClass().add("card-name");
        left.setMinWidth(Label.USE_PREF_SIZE);
        GridPane.setValignment(left, VPos.TOP);
        Label right = new Label(value);
        right.getStyleClass().add("card-value");
        right.setWrapText(true);
        grid.addRow(grid.getRowCount(), left, right);
    }
}
