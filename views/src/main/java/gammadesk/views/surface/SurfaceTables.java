package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SmileFigures;
import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.surface.FitHealth;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.SmileAxis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the surface screens write into files: full precision, unknown values left empty. */
final class SurfaceTables {
    private static final String SLICE = "expiry,years,forward_usd,state,model,fitted_utc,parameters,quotes_used,"
            + "rmse_vol_points,inside_bid_ask";

    private SurfaceTables() {}

    /** The cells as drawn, one row per expiry and row of the grid. */
    static String cells(SurfaceGrid grid) {
        StringBuilder rows = new StringBuilder(
                SLICE + "," + grid.axis().column() + ",label,log_moneyness,fit_iv_percent,quoted,before_iv_percent\n");
        for (int column = 0; column < grid.slices().size(); column++) {
            String slice = slice(grid.slices().get(column));
            for (int row = 0; row < grid.rows().size(); row++) {
                rows.append(line(
                        slice,
                        number(at(grid, row)),
                        "\"" + grid.rows().get(row).label() + "\"",
                        number(grid.logMoneyness(row, column)),
                        number(grid.fitted(row, column)),
                        String.valueOf(!Double.isNaN(grid.value(row, column))),
                        number(grid.before(row, column))));
            }
        }
        return rows.toString();
    }

    private static double at(SurfaceGrid grid, int row) {
        double at = grid.rows().get(row).at();
        return grid.axis() == SmileAxis.DELTA ? 1 - at : at;
    }

    /** Every option of every expiry: its quote, what became of it, and the fit at its strike. */
    static String quotes(List<FittedSlice> slices) {
        StringBuilder rows = new StringBuilder(SLICE + ",instrument,strike_usd,log_moneyness,standardised,call_delta,"
                + "bid_iv_percent,ask_iv_percent,fit_iv_percent,weight,verdict\n");
        for (FittedSlice slice : slices) {
            String head = slice(slice);
            for (int row = 0; row < slice.quotes().size(); row++) {
                rows.append(quote(slice, head, row));
            }
        }
        return rows.toString();
    }

    private static String quote(FittedSlice slice, String head, int row) {
        SliceQuotes quotes = slice.quotes();
        double k = quotes.logMoneyness().get(row);
        return line(
                head,
                quotes.instruments().get(row),
                number(quotes.strike().get(row)),
                number(k),
                number(slice.smile().map(s -> SmileAxis.STANDARDISED.at(s, k)).orElse(Double.NaN)),
                number(slice.smile().map(s -> 1 - SmileAxis.DELTA.at(s, k)).orElse(Double.NaN)),
                number(quotes.bidIv().get(row)),
                number(quotes.askIv().get(row)),
                number(slice.smile().map(s -> s.ivPercent(k)).orElse(Double.NaN)),
                number(quotes.weight().get(row)),
                quotes.verdicts().get(row).name());
    }

    /** The term structure with forward volatilities from the expiry before. */
    static String terms(MarketPicture market) {
        StringBuilder rows = new StringBuilder(SLICE + "," + measures()
                + ",forward_vol_percent,variance_swap_percent,index_30d_percent,venue_index_percent\n");
        double before = 0;
        for (FittedSlice slice : market.surface().slices()) {
            var figures = market.session().now().of(slice.expiry());
            rows.append(line(
                    slice(slice),
                    figures.map(SurfaceTables::measures).orElse(",,,,"),
                    number(market.surface().forwardVol(before, slice.years())),
                    number(slice.smile().map(s -> s.varianceSwapIv()).orElse(Double.NaN)),
                    number(market.session().now().index30Percent()),
                    number(market.volatilityIndexPercent())));
            before = slice.years();
        }
        return rows.toString();
    }

    /** The figures of every kept moment and expiry. */
    static String history(List<SurfaceFigures> moments) {
        StringBuilder rows = new StringBuilder("utc,index_30d_percent,expiry,years,state," + measures() + "\n");
        for (SurfaceFigures moment : moments) {
            for (SmileFigures figures : moment.expiries()) {
                rows.append(line(
                        Formats.iso(moment.venueMillis()),
                        number(moment.index30Percent()),
                        figures.expiry().label(),
                        number(figures.years()),
                        figures.state().name(),
                        measures(figures)));
            }
        }
        return rows.toString();
    }

    private static String measures() {
        return Arrays.stream(Measure.values()).map(Measure::column).collect(Collectors.joining(","));
    }

    private static String measures(SmileFigures figures) {
        return Arrays.stream(Measure.values())
                .map(measure -> number(measure.of(figures)))
                .collect(Collectors.joining(","));
    }

    private static String slice(FittedSlice slice) {
        FitHealth health = slice.health();
        return String.join(
                ",",
                slice.expiry().label(),
                number(slice.years()),
                number(slice.forward().value()),
                slice.state().name().toLowerCase(Locale.ROOT),
                slice.kind().name(),
                slice.smile().isEmpty() ? "" : Formats.iso(slice.fittedMillis()),
                parameters(slice),
                String.valueOf(health.quotesUsed()),
                number(health.rmseVolPoints()),
                number(health.insideBidAsk()));
    }

    /** As {@code name=value} with semicolons between, in the model's order. */
    static String parameters(FittedSlice slice) {
        return slice.smile().stream()
                .flatMap(smile -> smile.model().parameters().entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
    }

    private static String line(String... fields) {
        return Stream.of(fields).collect(Collectors.joining(",", "", "\n"));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
