package gammadesk.analytics.backtest.court.book;

import gammadesk.analytics.learning.book.BandLaw;
import gammadesk.analytics.learning.path.Bates;
import gammadesk.analytics.learning.path.HistoryEstimate;
import gammadesk.analytics.learning.path.JumpParameters;
import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.SmileCalibration;
import gammadesk.analytics.learning.path.SmileQuote;
import gammadesk.analytics.learning.path.Svcj;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.FamilyExpiry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Laws of motion that recorded markets speak of: of their surfaces, and of what the price did. */
public final class RecordedLaws {
    private static final int FEWEST_QUOTES = 20;
    private static final int FEWEST_MOMENTS = 31;
    private static final double LEAST_YEARS = 5.0 / 365;
    private static final double MOST_YEARS = 120.0 / 365;
    private static final double MONTH_YEARS = 30.0 / 365;

    private final Currency coin;
    private final SequencedMap<String, PathModel> laws = new LinkedHashMap<>();
    private final List<BandLaw> bandLaws = new ArrayList<>();

    /** Of nothing yet. */
    public RecordedLaws(Currency coin) {
        this.coin = coin;
    }

    /**
     * Takes a recording: the law of its last surface and that of its history, as far as there is enough of them.
     *
     * @param name of the recording
     * @param moments ascending, about equally far apart
     */
    public void add(String name, List<RiskMarket> moments) {
        surface(moments.getLast(), coin).ifPresent(law -> {
            laws.put("bates after " + name, law);
            bandLaws.add(new BandLaw(law.heston(), law.jumps()));
        });
        history(moments, coin).ifPresent(law -> {
            laws.put("svcj as in " + name, law);
            bandLaws.add(new BandLaw(law.heston(), law.jumps()));
        });
    }

    /** By their names; prices begin at 100. */
    public SequencedMap<String, PathModel> all() {
        return new LinkedHashMap<>(laws);
    }

    /** The same for a band to be trained in. */
    public List<BandLaw> bandLaws() {
        return List.copyOf(bandLaws);
    }

    /**
     * Bates's law, variance and jumps as a surface has them from five days to four months; empty when it says too
     * little.
     */
    static Optional<Bates> surface(RiskMarket market, Currency coin) {
        List<SmileQuote> quotes = SmileQuote.of(market, coin, LEAST_YEARS, MOST_YEARS);
        if (quotes.size() < FEWEST_QUOTES) {
            return Optional.empty();
        }
        SmileCalibration.Fit fit = SmileCalibration.bates(quotes);
        JumpParameters jumps = fit.jumps();
        return Double.isFinite(fit.error())
                ? Optional.of(
                        new Bates(BandTrial.SPOT, 0, fit.heston(), jumps.intensity(), jumps.mean(), jumps.deviation()))
                : Optional.empty();
    }

    /**
     * The law with jumps of price and variance by moments and thresholds, the variance being that of thirty days at the
     * money; empty with fewer than thirty intervals, with gaps, or where the variance does not revert.
     */
    static Optional<Svcj> history(List<RiskMarket> moments, Currency coin) {
        double[] prices =
                moments.stream().mapToDouble(market -> market.index(coin)).toArray();
        double[] variances =
                moments.stream().mapToDouble(market -> variance(market, coin)).toArray();
        if (moments.size() < FEWEST_MOMENTS || !Arrays.stream(variances).allMatch(variance -> variance > 0)) {
            return Optional.empty();
        }
        double years = (moments.getLast().nowMillis() - moments.getFirst().nowMillis()) / Expiry.MILLIS_PER_YEAR;
        try {
            Svcj law = HistoryEstimate.svcj(Column.of(prices), Column.of(variances), years / (moments.size() - 1));
            return Optional.of(new Svcj(BandTrial.SPOT, 0, law.heston(), law.jumps()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Of thirty days at the money, between the expiries by total variance; NaN when none is known. */
    private static double variance(RiskMarket market, Currency coin) {
        TreeMap<Double, Double> totals = new TreeMap<>();
        market.smiles().forEach((of, smile) -> put(of, smile.atTheMoney(), market.nowMillis(), coin, totals));
        Map.Entry<Double, Double> before = totals.floorEntry(MONTH_YEARS);
        Map.Entry<Double, Double> after = totals.ceilingEntry(MONTH_YEARS);
        if (before == null || after == null) {
            return Double.NaN;
        }
        double gap = after.getKey() - before.getKey();
        double share = gap > 0 ? (MONTH_YEARS - before.getKey()) / gap : 0;
        return (before.getValue() + share * (after.getValue() - before.getValue())) / MONTH_YEARS;
    }

    private static void put(FamilyExpiry of, double vol, long nowMillis, Currency coin, Map<Double, Double> totals) {
        double years = of.expiry().yearsFrom(nowMillis);
        if (of.family().base().equals(coin) && years > 0 && vol > 0) {
            totals.put(years, vol * vol * years);
        }
    }
}
