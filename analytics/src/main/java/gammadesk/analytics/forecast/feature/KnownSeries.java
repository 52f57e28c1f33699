package gammadesk.analytics.forecast.feature;

import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.MacroObservation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Series made of what venues and publishers say; each says from when its values were known. */
public final class KnownSeries {
    /** The name of funding. */
    public static final String FUNDING = "funding";

    /** Days for which a value of a daily series is good: holidays and a late release are bridged. */
    public static final int DAILY_SERIES_AGE = 14;

    /** Days for which a value of a monthly series is good. */
    public static final int MONTHLY_SERIES_AGE = 75;

    private static final double YEAR_DAYS = 365;
    private static final int PERCENT = 100;
    private static final long DVOL_DAYS = 7;
    private static final long FUNDING_DAYS = 1;

    private KnownSeries() {}

    /** A volatility index in percent a year: the close of each bar, known when the bar is over; good for seven days. */
    public static FeatureSeries impliedVolatility(List<Candle> bars) {
        List<Observation> values = bars.stream()
                .map(bar -> new Observation(bar.startMillis(), bar.knownMillis(), bar.close()))
                .toList();
        return new FeatureSeries(Feature.IMPLIED_VOL, values, DVOL_DAYS * Bars.DAY_MILLIS);
    }

    /** Funding of eight hours, a fraction, known at the end of its hour; good for a day. */
    public static FeatureSeries funding(List<FundingRate> rates) {
        List<Observation> values = rates.stream()
                .map(rate -> new Observation(rate.knownMillis(), rate.knownMillis(), rate.rate8h()))
                .toList();
        return new FeatureSeries(FUNDING, values, FUNDING_DAYS * Bars.DAY_MILLIS);
    }

    /**
     * A macroeconomic series, its values by the moments of their release and not by the dates that they speak of.
     *
     * @param observations of one series, revisions included
     * @param maxAgeDays for how long a value is good: {@link #DAILY_SERIES_AGE} or {@link #MONTHLY_SERIES_AGE}
     */
    public static FeatureSeries macro(String series, List<MacroObservation> observations, int maxAgeDays) {
        List<Observation> values = new ArrayList<>();
        for (MacroObservation one : observations) {
            long reference =
                    one.referenceDate().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
            values.add(new Observation(reference, one.knownMillis(), one.value()));
        }
        return new FeatureSeries(series.toLowerCase(Locale.ROOT), values, maxAgeDays * Bars.DAY_MILLIS);
    }

    /**
     * Realised volatility of a price over the last days, percent a year, by squared returns of its bars; known at the
     * end of each bar, good for a day. For a model of another price.
     */
    public static FeatureSeries realisedVolatility(String name, Bars bars, int days) {
        int length = days * bars.perDay();
        double[] sums = new double[bars.size() + 1];
        List<Observation> values = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            double move = bars.logReturn(i);
            sums[i + 1] = sums[i] + move * move;
            if (i + 1 >= length) {
                long end = bars.firstMillis() + (i + 1) * bars.stepMillis();
                double daily = (sums[i + 1] - sums[i + 1 - length]) / days;
                values.add(
                        new Observation(end - length * bars.stepMillis(), end, PERCENT * Math.sqrt(YEAR_DAYS * daily)));
            }
        }
        return new FeatureSeries(name, values, Bars.DAY_MILLIS);
    }
}
