package gammadesk.views.surface;

import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.FitRefusal;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.ModelKind;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.SmileAxis;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How fits and volatilities are put into words. */
final class SurfaceWords {
    private SurfaceWords() {}

    static String expiry(FittedSlice slice) {
        return slice.expiry().label() + " (" + Formats.days(slice.years()) + ")";
    }

    /** The model's short name. */
    static String model(ModelKind kind) {
        return switch (kind) {
            case RAW_SVI -> "raw SVI";
            case ESSVI -> "eSSVI";
            case SCALED -> "scaled neighbour";
            case LINEAR -> "linear";
            case NONE -> "no fit";
        };
    }

    /** The reason that counts: of a slice without a fresh fit the last refusal. */
    static Optional<FitRefusal> refusal(FittedSlice slice) {
        List<FitRefusal> refusals = slice.health().refusals();
        return refusals.isEmpty() ? Optional.empty() : Optional.of(refusals.getLast());
    }

    static String reason(FittedSlice slice) {
        return refusal(slice).map(SurfaceWords::refusal).orElse("no reason was given");
    }

    static String refusal(FitRefusal refusal) {
        String size = Double.isNaN(refusal.size()) ? "" : ", " + String.format(Locale.ROOT, "%.4g", refusal.size());
        return model(refusal.candidate()) + ": " + refusal.reason().sentence() + size;
    }

    /** The state of a slice in a clause: fresh by which model, or what stands in and why. */
    static String state(FittedSlice slice) {
        return switch (slice.state()) {
            case FRESH -> model(slice.kind());
            case STALE -> "STALE fit of " + Formats.clock(slice.fittedMillis()) + " UTC (" + reason(slice) + ")";
            case REFUSED -> "no fit: " + reason(slice);
        };
    }

    /** A badge with its summary, for a tooltip and for those who do not see it. */
    static String badge(FittedSlice slice, FitBadge badge) {
        String share = slice.health().judged() == 0 ? "" : ", " + inside(slice);
        return slice.expiry().label() + ": " + badge.words() + ", " + state(slice) + ", "
                + slice.health().quotesUsed() + " quotes used" + share;
    }

    static String inside(FittedSlice slice) {
        return slice.health().judged() == 0
                ? "no quote to judge by"
                : String.format(
                        Locale.ROOT,
                        "%.0f %% of %d inside bid-ask",
                        100 * slice.health().insideBidAsk(),
                        slice.health().judged());
    }

    static String cell(SurfaceGrid grid, int row, int column, SurfacePicture picture) {
        FittedSlice slice = grid.slices().get(column);
        if (slice.smile().isEmpty()) {
            return expiry(slice) + " · " + state(slice) + " · " + picture.age(slice.expiry());
        }
        double iv = grid.fitted(row, column);
        String beyond = Double.isNaN(grid.value(row, column)) ? " extrapolated, beyond the quotes" : "";
        return expiry(slice) + " · " + row(grid, row) + " · fit " + Formats.vol(iv) + change(grid, row, column, iv)
                + beyond + " · " + state(slice) + " · " + nearest(slice, grid.logMoneyness(row, column), picture)
                + findings(grid, row, column);
    }

    private static String change(SurfaceGrid grid, int row, int column, double iv) {
        double before = grid.before(row, column);
        if (grid.baseline().isEmpty()) {
            return "";
        }
        return Double.isNaN(before)
                ? ", no fit then"
                : ", " + Formats.volChange(iv - before) + " from " + Formats.vol(before);
    }

    /** The quote closest to a log-moneyness. */
    private static String nearest(FittedSlice slice, double k, SurfacePicture picture) {
        SliceQuotes quotes = slice.quotes();
        int best = -1;
        for (int row : Quoted.shown(quotes)) {
            boolean closer = best < 0
                    || Math.abs(quotes.logMoneyness().get(row) - k)
                            < Math.abs(quotes.logMoneyness().get(best) - k);
            best = closer ? row : best;
        }
        return best < 0 ? "no quotes" : quote(slice, best, picture);
    }

    private static String quote(FittedSlice slice, int row, SurfacePicture picture) {
        SliceQuotes quotes = slice.quotes();
        return "strike " + Formats.price(quotes.strike().get(row)) + " bid "
                + Formats.vol(quotes.bidIv().get(row)) + " ask "
                + Formats.vol(quotes.askIv().get(row))
                + (quotes.isUsed(row)
                        ? ""
                        : ", dropped: " + quotes.verdicts().get(row).sentence())
                + ", " + picture.age(slice.expiry(), quotes.instruments().get(row));
    }

    /** A quote of a slice with the fit at its strike and everything that an axis can say of it. */
    static String point(FittedSlice slice, int row, SurfacePicture picture) {
        SliceQuotes quotes = slice.quotes();
        double k = quotes.logMoneyness().get(row);
        String places = slice.smile()
                .map(smile -> String.format(
                        Locale.ROOT,
                        "ln(K/F) %+.4f · %+.2fσ · call Δ %.3f · fit %s · ",
                        k,
                        SmileAxis.STANDARDISED.at(smile, k),
                        1 - SmileAxis.DELTA.at(smile, k),
                        Formats.vol(smile.ivPercent(k))))
                .orElseGet(() -> String.format(Locale.ROOT, "ln(K/F) %+.4f · ", k));
        return expiry(slice) + " · " + places + quote(slice, row, picture);
    }

    static String finding(ArbitrageFinding finding) {
        return String.format(
                Locale.ROOT,
                "%s %.4g at ln(K/F) %+.3f%s",
                finding.kind().sentence(),
                finding.size(),
                finding.logMoneyness(),
                finding.other().map(other -> " against " + other.label()).orElse(""));
    }

    private static String findings(SurfaceGrid grid, int row, int column) {
        return findings(grid, grid.surface().arbitrage().quotes(), row, column, " · in the quotes: ")
                + findings(grid, grid.surface().arbitrage().fit(), row, column, " · after the fit: ");
    }

    private static String findings(SurfaceGrid grid, List<ArbitrageFinding> all, int row, int column, String heading) {
        FittedSlice slice = grid.slices().get(column);
        return all.stream()
                .filter(finding -> finding.expiry().equals(slice.expiry()))
                .filter(finding -> slice.smile()
                        .filter(smile ->
                                Math.abs(grid.rowOf(grid.axis().at(smile, finding.logMoneyness())) - row - 0.5) <= 0.5)
                        .isPresent())
                .findFirst()
                .map(finding -> heading + finding(finding))
                .orElse("");
    }

    private static String row(SurfaceGrid grid, int row) {
        SurfaceGrid.Row at = grid.rows().get(row);
        return switch (grid.axis()) {
            case DELTA, STANDARDISED -> at.label();
            case LOG_MONEYNESS -> "ln(K/F) " + at.label();
            case STRIKE -> "strike " + at.label();
        };
    }
}
