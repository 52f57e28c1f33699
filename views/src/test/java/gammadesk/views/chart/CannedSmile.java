package gammadesk.views.chart;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FitHealth;
import gammadesk.analytics.surface.FitRefusal;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.ForwardEstimate;
import gammadesk.analytics.surface.ForwardSource;
import gammadesk.analytics.surface.ModelKind;
import gammadesk.analytics.surface.QuoteVerdict;
import gammadesk.analytics.surface.RawSvi;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One SSVI smile with quotes about it: every ninth has no bid, every thirteenth breaks away, both are dropped. */
final class CannedSmile {
    private static final double RHO = -0.35;
    private static final double ETA = 0.9;

    private final Expiry expiry;
    private final double years;
    private final double forward;
    private final Smile smile;

    CannedSmile(Expiry expiry, double years, double spot, double wobble) {
        this.expiry = expiry;
        this.years = years;
        this.forward = spot * Math.exp(0.05 * years);
        double vol = wobble * (0.47 + 0.06 * Math.exp(-years * 365 / 20));
        double theta = vol * vol * years;
        this.smile = new Smile(forward, years, RawSvi.ofSsvi(theta, RHO, ETA / Math.sqrt(theta)));
    }

    FittedSlice slice(double[] strikes, FitState state) {
        SliceQuotes quotes = quotes(strikes);
        boolean refused = state == FitState.REFUSED;
        return new FittedSlice(
                expiry,
                years,
                new ForwardEstimate(forward, ForwardSource.SYNTHETIC, forward, forward * 1.0001, forward * 2e-4, 9),
                state,
                refused ? ModelKind.NONE : ModelKind.RAW_SVI,
                refused ? Optional.empty() : Optional.of(smile),
                refused ? 0 : CannedDesk.VENUE_MILLIS - (state == FitState.STALE ? 95_000 : 0),
                quotes,
                health(quotes, state));
    }

    private static FitHealth health(SliceQuotes quotes, FitState state) {
        List<FitRefusal> refusals = state == FitState.FRESH
                ? List.of()
                : List.of(
                        new FitRefusal(ModelKind.RAW_SVI, FitRefusal.Reason.OUTSIDE_THE_BAND, 1.25),
                        new FitRefusal(ModelKind.LINEAR, FitRefusal.Reason.TOO_FEW_QUOTES, Double.NaN));
        return new FitHealth(
                state == FitState.FRESH ? quotes.used() : 0, quotes.dropped(), 0.12, 0.96, 18, 5, 48, 93_000, refusals);
    }

    private SliceQuotes quotes(double[] strikes) {
        int count = strikes.length;
        double[][] columns = new double[4][count];
        List<String> names = new ArrayList<>();
        List<QuoteVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double k = Math.log(strikes[i] / forward);
            double z = k / Math.sqrt(years + 0.02);
            double cliff = i % 13 == 12 ? 6 : 0;
            double iv = smile.ivPercent(k) + cliff;
            double half = 0.4 + 1.5 * z * z;
            columns[0][i] = k;
            columns[1][i] = i % 9 == 8 ? Double.NaN : iv - half;
            columns[2][i] = iv + half;
            boolean used = i % 9 != 8 && cliff == 0;
            columns[3][i] = used ? 1 / (half * half) : 0;
            names.add("BTC-" + expiry.label() + "-" + (long) strikes[i] + (k < 0 ? "-P" : "-C"));
            verdicts.add(used ? QuoteVerdict.USED : cliff == 0 ? QuoteVerdict.ONE_SIDED : QuoteVerdict.VOL_CLIFF);
        }
        return new SliceQuotes(
                names,
                Column.of(strikes),
                Column.of(columns[0]),
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(columns[3]),
                verdicts);
    }
}
