package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Quotes against the fitted surface: the middle of the volatility band less the fit, for the option out of the money of
 * each strike. One column per expiry, one number per strike; NaN where there is no such option, no two-sided quote or
 * no fit.
 *
 * @param strikes USD, ascending
 * @param expiries ascending
 * @param instruments the option of a cell by {@link #cell}; empty text where there is none
 * @param residual vol points, per expiry: positive is rich
 * @param value residual in units of half the quoted band: beyond 1 the fit lies outside of bid and ask
 * @param z residual less its own past mean, in its own past deviations; NaN while fewer than
 *     {@value ResidualHistory#FEWEST} are known
 * @param ageSeconds of the quote
 */
public record RichCheap(
        Column strikes,
        List<Expiry> expiries,
        List<String> instruments,
        List<Column> residual,
        List<Column> value,
        List<Column> z,
        List<Column> ageSeconds) {
    /** Keeps copies of the lists. */
    public RichCheap {
        expiries = List.copyOf(expiries);
        instruments = List.copyOf(instruments);
        residual = List.copyOf(residual);
        value = List.copyOf(value);
        z = List.copyOf(z);
        ageSeconds = List.copyOf(ageSeconds);
    }

    /** Where the instrument of an expiry and strike stands in {@link #instruments}. */
    public int cell(int expiry, int strike) {
        return expiry * strikes.size() + strike;
    }

    /** The residuals there are, vol points, by instrument. */
    public Map<String, Double> residuals() {
        Map<String, Double> known = new HashMap<>();
        for (int e = 0; e < expiries.size(); e++) {
            for (int s = 0; s < strikes.size(); s++) {
                double value = residual.get(e).get(s);
                if (Double.isFinite(value)) {
                    known.put(instruments.get(cell(e, s)), value);
                }
            }
        }
        return known;
    }

    /** The map of one moment; the past says how much a residual usually strays. */
    public static RichCheap of(FittedSurface surface, ChainSnapshot chain, ResidualHistory past) {
        double[] strikes = chain.expiries().stream()
                .flatMapToDouble(expiry -> Arrays.stream(expiry.strike().toArray()))
                .sorted()
                .distinct()
                .toArray();
        List<Expiry> expiries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<List<Column>> columns =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ExpiryChain expiry : chain.expiries()) {
            String[] own = new String[strikes.length];
            Arrays.fill(own, "");
            double[][] cells = new double[columns.size()][strikes.length];
            Arrays.stream(cells).forEach(one -> Arrays.fill(one, Double.NaN));
            surface.slice(expiry.expiry()).ifPresent(slice -> fill(slice, expiry, strikes, past, own, cells));
            expiries.add(expiry.expiry());
            names.addAll(List.of(own));
            for (int i = 0; i < cells.length; i++) {
                columns.get(i).add(Column.of(cells[i]));
            }
        }
        return new RichCheap(
                Column.of(strikes), expiries, names, columns.get(0), columns.get(1), columns.get(2), columns.get(3));
    }

    private static void fill(
            FittedSlice slice,
            ExpiryChain chain,
            double[] strikes,
            ResidualHistory past,
            String[] names,
            double[][] cells) {
        if (slice.smile().isEmpty()) {
            return;
        }
        Smile smile = slice.smile().get();
        for (int row = 0; row < Math.min(chain.size(), slice.quotes().size()); row++) {
            double k = slice.quotes().logMoneyness().get(row);
            boolean isOut = (k >= 0) == (chain.types().get(row) == OptionType.CALL);
            double residual = slice.quotes().midIv(row) - smile.ivPercent(k);
            if (isOut && Double.isFinite(residual)) {
                int at = Arrays.binarySearch(strikes, chain.strike().get(row));
                double half = (slice.quotes().askIv().get(row)
                                - slice.quotes().bidIv().get(row))
                        / 2;
                names[at] = chain.instruments().get(row);
                cells[0][at] = residual;
                cells[1][at] = half > 0 ? residual / half : Double.NaN;
                cells[2][at] = past.z(names[at], residual);
                cells[3][at] = chain.ageSeconds().get(row);
            }
        }
    }
}
