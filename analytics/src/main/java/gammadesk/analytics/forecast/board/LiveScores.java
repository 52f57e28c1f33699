package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.board.Scoreboard.Live;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.score.Loss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges forecasts that were issued before their outcomes were known, once these are. */
public final class LiveScores {
    private static final double DAY_MILLIS = 86_400_000;
    private static final double YEAR_DAYS = 365;

    private LiveScores() {}

    /**
     * What forecasts of one horizon were worth, by model; those whose outcome the history does not hold yet, or no
     * longer, are left out.
     *
     * @param history by which the models measure
     */
    public static Map<String, Live> of(List<Outlook> issued, double horizonDays, VarianceHistory history) {
        Map<String, List<Outlook>> known = new TreeMap<>();
        issued.stream()
                .filter(one -> one.horizonDays() == horizonDays)
                .filter(one -> isOver(one, history))
                .forEach(one -> known.computeIfAbsent(one.model(), _ -> new ArrayList<>())
                        .add(one));
        Map<String, Live> scores = new HashMap<>();
        known.forEach((model, own) -> scores.put(model, live(own, history)));
        return scores;
    }

    private static boolean isOver(Outlook one, VarianceHistory history) {
        return first(one, history) >= 0 && last(one, history) <= history.size();
    }

    private static int first(Outlook one, VarianceHistory history) {
        return (int) Math.floorDiv(one.issuedMillis() - history.startMillis(0), history.stepMillis());
    }

    private static int last(Outlook one, VarianceHistory history) {
        return first(one, history) + (int) Math.round(one.horizonDays() * DAY_MILLIS / history.stepMillis());
    }

    private static Live live(List<Outlook> issued, VarianceHistory history) {
        double loss = 0;
        int in80 = 0;
        int in95 = 0;
        int banded = 0;
        for (Outlook one : issued) {
            double came = history.dailyVariance(first(one, history), last(one, history));
            double vol = ConeRungs.vol(came);
            loss += Loss.QLIKE.of(came, daily(one.volPercent()));
            banded += Double.isNaN(one.low80()) ? 0 : 1;
            in80 += vol >= one.low80() && vol <= one.high80() ? 1 : 0;
            in95 += vol >= one.low95() && vol <= one.high95() ? 1 : 0;
        }
        return new Live(
                issued.size(),
                loss / issued.size(),
                banded == 0 ? Double.NaN : (double) in80 / banded,
                banded == 0 ? Double.NaN : (double) in95 / banded);
    }

    private static double daily(double volPercent) {
        return volPercent * volPercent / 1e4 / YEAR_DAYS;
    }
}
