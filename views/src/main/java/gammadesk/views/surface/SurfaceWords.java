package gammadesk.views.surface;

import gammadesk.analytics.surface.SmileSlice;
import gammadesk.views.chart.Formats;
import java.util.List;
import java.util.Locale;

/** How volatilities are put into words and files. */
final class SurfaceWords {
    private SurfaceWords() {}

    static String expiry(SmileSlice slice) {
        return slice.expiry().label() + " (" + Formats.days(slice.years()) + ")";
    }

    static String cell(SurfaceGrid grid, int row, int column, SurfacePicture picture) {
        SmileSlice slice = grid.slices().get(column);
        double iv = grid.value(row, column);
        String value = Double.isNaN(iv)
                ? "no volatility here: beyond the listed strikes of this expiry"
                : "mark IV " + Formats.vol(iv);
        return expiry(slice) + " · " + row(grid, row) + " · " + value + " · forward "
                + Formats.price(cents(slice.forward())) + " · " + picture.age(slice.expiry());
    }

    static String point(SmileSlice slice, int i, SurfacePicture picture) {
        return String.format(
                Locale.ROOT,
                "%s · %s · ln(K/F) %+.4f · call Δ %.3f · bid %s · mark %s · ask %s · %s",
                expiry(slice),
                Formats.price(slice.strike().get(i)),
                slice.logMoneyness().get(i),
                slice.callDelta().get(i),
                Formats.vol(slice.bidIv().get(i)),
                Formats.vol(slice.markIv().get(i)),
                Formats.vol(slice.askIv().get(i)),
                picture.age(slice.expiry()));
    }

    /** Every strike of every smile with full precision. */
    static String csv(List<SmileSlice> slices) {
        StringBuilder rows = new StringBuilder("expiry,years,forward_usd,strike_usd,log_moneyness,call_delta,"
                + "bid_iv_percent,mark_iv_percent,ask_iv_percent\n");
        for (SmileSlice slice : slices) {
            for (int i = 0; i < slice.size(); i++) {
                rows.append(csvRow(slice, i));
            }
        }
        return rows.toString();
    }

    /** The cells as drawn, one row per expiry and row of the grid. */
    static String csv(SurfaceGrid grid) {
        StringBuilder rows = new StringBuilder(
                "expiry,years,forward_usd," + grid.axis().name().toLowerCase(Locale.ROOT) + ",at,mark_iv_percent\n");
        for (int column = 0; column < grid.slices().size(); column++) {
            SmileSlice slice = grid.slices().get(column);
            for (int row = 0; row < grid.rows().size(); row++) {
                rows.append(String.join(
                        ",",
                        slice.expiry().label(),
                        number(slice.years()),
                        number(slice.forward()),
                        "\"" + grid.rows().get(row).label() + "\"",
                        number(grid.rows().get(row).at()),
                        number(grid.value(row, column)) + "\n"));
            }
        }
        return rows.toString();
    }

    private static String csvRow(SmileSlice slice, int i) {
        return String.join(
                ",",
                slice.expiry().label(),
                number(slice.years()),
                number(slice.forward()),
                number(slice.strike().get(i)),
                number(slice.logMoneyness().get(i)),
                number(slice.callDelta().get(i)),
                number(slice.bidIv().get(i)),
                number(slice.markIv().get(i)),
                number(slice.askIv().get(i)) + "\n");
    }

    private static String row(SurfaceGrid grid, int row) {
        SurfaceGrid.Row at = grid.rows().get(row);
        return switch (grid.axis()) {
            case DELTA -> at.label();
            case LOG_MONEYNESS -> "ln(K/F) " + at.label();
            case STRIKE -> "strike " + at.label();
        };
    }

    private static double cents(double usd) {
        return Math.rint(usd * 100) / 100;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
