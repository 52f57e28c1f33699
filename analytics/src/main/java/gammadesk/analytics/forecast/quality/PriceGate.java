package gammadesk.analytics.forecast.quality;

import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.EvenBars;
import gammadesk.analytics.forecast.quality.Finding.Treatment;
import gammadesk.analytics.market.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Lets prices through to the models. Every rule but one looks only at a bar and at those before it, so that a bar which
 * comes later changes nothing: outliers are told by the bar after them, and are repaired only where no past forecast is
 * made up from the result.
 */
public final class PriceGate {
    private static final double NORMAL_MAD = 1.4826;
    private static final int FEWEST_RETURNS = 20;

    private final QualityRules rules;
    private final Findings findings;
    private final NavigableMap<Long, Candle> good = new TreeMap<>();

    private PriceGate(String source, QualityRules rules) {
        this.rules = rules;
        findings = new Findings(source, rules.mostListed());
    }

    /**
     * Prices that passed.
     *
     * @param bars without a hole
     * @param report what was found
     */
    public record Passed(Bars bars, QualityReport report) {}

    /**
     * Checks bars of one length and fills the holes.
     *
     * @param source instrument or file, for the report
     * @param rows in the order in which they came
     * @param receivedMillis when they came
     * @throws IllegalArgumentException when less than two are good, when more than a fifth is missing, or when a day is
     *     not a whole number of steps
     */
    public static Passed pass(String source, List<Candle> rows, long receivedMillis, QualityRules rules) {
        PriceGate gate = new PriceGate(source, rules);
        rows.forEach(row -> gate.take(row, receivedMillis));
        gate.outliers();
        List<Candle> sound = List.copyOf(gate.good.values());
        if (sound.size() < 2) {
            throw new IllegalArgumentException("less than two bars");
        }
        List<Candle> moving = gate.thawed(sound);
        EvenBars even = EvenBars.of(moving);
        gate.gaps(even.bars(), sound);
        QualityReport report = new QualityReport(
                source,
                sound.getFirst().startMillis(),
                sound.getLast().startMillis(),
                rows.size(),
                moving.size(),
                even.filled(),
                gate.findings.counts(),
                gate.findings.listed());
        return new Passed(even.bars(), report);
    }

    private void take(Candle row, long receivedMillis) {
        long millis = row.startMillis();
        if (row.knownMillis() > receivedMillis + rules.skewMillis()) {
            String words = "ends " + (row.knownMillis() - receivedMillis) / 1_000 + " s after it was received";
            findings.add(Fault.CLOCK_SKEW, millis, words, Treatment.EXCLUDED);
        } else if (!isPriced(row)) {
            findings.add(Fault.NOT_POSITIVE, millis, "a price is zero, negative or no number", Treatment.EXCLUDED);
        } else {
            place(row.isSound() ? row : widened(row));
        }
    }

    private static boolean isPriced(Candle row) {
        return row.open() > 0
                && row.high() > 0
                && row.low() > 0
                && row.close() > 0
                && Double.isFinite(row.open() + row.high() + row.low() + row.close());
    }

    private Candle widened(Candle row) {
        findings.add(Fault.RANGE, row.startMillis(), "open or close outside of low and high", Treatment.REPAIRED);
        double[] prices = {row.open(), row.high(), row.low(), row.close()};
        Arrays.sort(prices);
        return new Candle(
                row.startMillis(), row.knownMillis(), row.open(), prices[3], prices[0], row.close(), row.volume());
    }

    private void place(Candle row) {
        long millis = row.startMillis();
        boolean isLate = !good.isEmpty() && millis < good.lastKey();
        Candle before = good.put(millis, row);
        if (before != null) {
            findings.add(
                    Fault.DUPLICATE,
                    millis,
                    before.equals(row) ? "the same twice" : "twice and different",
                    Treatment.EXCLUDED);
        } else if (isLate) {
            findings.add(Fault.OUT_OF_ORDER, millis, "came after a later one", Treatment.REPAIRED);
        }
    }

    /**
     * Closes that jump and come back: each is measured by the returns before it, outliers among them left as they are.
     */
    private void outliers() {
        List<Candle> bars = List.copyOf(good.values());
        double[] moves = new double[bars.size()];
        for (int i = 1; i < moves.length; i++) {
            moves[i] = Math.log(bars.get(i).close() / bars.get(i - 1).close());
        }
        for (int i = FEWEST_RETURNS + 1; i + 1 < moves.length; i++) {
            boolean isReverted = moves[i] * moves[i + 1] < 0
                    && Math.abs(moves[i] + moves[i + 1]) <= rules.revertedShare() * Math.abs(moves[i]);
            if (isReverted) {
                judge(bars.get(i - 1), bars.get(i), moves, i);
            }
        }
    }

    private void judge(Candle before, Candle bar, double[] moves, int at) {
        double[] past = Arrays.stream(moves, Math.max(1, at - rules.outlierWindow()), at)
                .map(Math::abs)
                .sorted()
                .toArray();
        double deviation = NORMAL_MAD * past[past.length / 2];
        double deviations = Math.abs(moves[at]) / deviation;
        if (deviation == 0 || deviations <= rules.outlierDeviations()) {
            return;
        }
        String words = String.format(
                Locale.ROOT, "%+.1f %% and back, %.0f deviations", 100 * Math.expm1(moves[at]), deviations);
        findings.add(
                Fault.OUTLIER,
                bar.startMillis(),
                words,
                rules.repairsOutliers() ? Treatment.REPAIRED : Treatment.NOTED);
        if (rules.repairsOutliers()) {
            double price = before.close();
            good.put(
                    bar.startMillis(),
                    new Candle(bar.startMillis(), bar.knownMillis(), price, price, price, price, bar.volume()));
        }
    }

    /** Takes frozen bars out, but for the last, so that the span stays. A run is one finding, where it became one. */
    private List<Candle> thawed(List<Candle> bars) {
        List<Candle> left = new ArrayList<>(bars.subList(0, 1));
        int run = 1;
        for (int i = 1; i < bars.size(); i++) {
            Candle bar = bars.get(i);
            boolean isSame =
                    bar.high() == bar.low() && bar.close() == bars.get(i - 1).close();
            run = isSame ? run + 1 : 1;
            if (run == rules.frozenBars()) {
                String words = run + " bars in a row at " + bar.close();
                findings.add(Fault.FROZEN, bar.startMillis(), words, Treatment.EXCLUDED);
            }
            if (run < rules.frozenBars() || i + 1 == bars.size()) {
                left.add(bar);
            }
        }
        return left;
    }

    private void gaps(Bars even, List<Candle> sound) {
        int next = 0;
        for (int i = 0; i < even.size(); i++) {
            long millis = even.firstMillis() + i * even.stepMillis();
            while (next < sound.size() && sound.get(next).startMillis() < millis) {
                next++;
            }
            boolean isThere = next < sound.size() && sound.get(next).startMillis() == millis;
            if (!isThere) {
                findings.add(Fault.GAP, millis, "stands at " + even.close().get(i), Treatment.REPAIRED);
            }
        }
    }
}
