package gammadesk.app.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.market.Column;
import gammadesk.app.evidence.SvgPlot.Area;
import gammadesk.views.evidence.EvidenceWords;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pictures of a report that show where a policy loses: by stress and by state. */
final class StatePictures {
    private static final int NAMES = 150;
    private static final int ROW = 26;
    private static final int MAP = 260;
    private static final String BLANK = "#e9ecf0";
    private static final double STRONGEST = 0.98;

    private StatePictures() {}

    /** Expected shortfall of the policy and of the best baseline under every stress, the policy's worst first. */
    static String stresses(PolicyEvidence evidence, List<StressRow> rows, String caption) {
        List<StressRow> own = rows.stream()
                .filter(row -> row.role() == Role.TRIED)
                .sorted(Comparator.comparingDouble(StressRow::shortfall).reversed())
                .toList();
        double[] ends = rows.stream()
                .mapToDouble(StressRow::shortfall)
                .filter(Double::isFinite)
                .toArray();
        double low = Math.min(0, Arrays.stream(ends).min().orElse(0));
        double high = 1.12 * Math.max(0, Arrays.stream(ends).max().orElse(1));
        SvgPlot plot = new SvgPlot(Area.of(low, high, 0, Math.max(1, own.size()), 30 + ROW * own.size())
                        .withLeft(NAMES))
                .horizontal(EvidenceWords::axis);
        for (int i = 0; i < own.size(); i++) {
            double top = own.size() - i - 0.12;
            plot.text(
                    NAMES - 8,
                    plot.y(top - 0.38) + 3,
                    "end",
                    SvgPlot.BEST,
                    own.get(i).stress());
            bar(plot, own.get(i), top, SvgPlot.OWN);
            Optional<StressRow> best = best(evidence, rows, own.get(i).stress());
            best.ifPresent(row -> bar(plot, row, top - 0.38, SvgPlot.BEST));
        }
        return Html.figure(
                caption + ", a positive loss",
                plot.svg("Stresses"),
                "Green: " + evidence.policy() + ". Black: "
                        + evidence.bestBaseline().orElse("no best baseline")
                        + ", the best baseline. The policy's worst first.");
    }

    private static Optional<StressRow> best(PolicyEvidence evidence, List<StressRow> rows, String stress) {
        return rows.stream()
                .filter(row -> row.stress().equals(stress)
                        && evidence.bestBaseline().filter(row.policy()::equals).isPresent())
                .findFirst();
    }

    private static void bar(SvgPlot plot, StressRow row, double top, String colour) {
        if (Double.isFinite(row.shortfall())) {
            plot.box(0, row.shortfall(), top - 0.34, top, colour);
            plot.text(
                    plot.x(Math.max(0, row.shortfall())) + 4,
                    plot.y(top - 0.17) + 3,
                    "start",
                    "#59636e",
                    ReportWords.amount(row.shortfall()));
        }
    }

    /** A cell a state, green where the policy is better and purple where it loses. */
    static String losses(PolicyEvidence evidence, StateMap map) {
        double[] known = map.meanLosses().stream()
                .flatMapToDouble(row -> Arrays.stream(row.toArray()))
                .filter(Double::isFinite)
                .map(Math::abs)
                .sorted()
                .toArray();
        double most = known.length == 0 ? 1 : Math.max(1e-12, known[(int) (STRONGEST * (known.length - 1))]);
        int columns = map.daysLeftEdges().size() - 1;
        int rows = map.moneynessEdges().size() - 1;
        SvgPlot plot = new SvgPlot(Area.of(0, columns, 0, rows, MAP).withLeft(NAMES / 2 + 20));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double loss = map.meanLosses().get(row).get(column);
                plot.box(column + 0.02, column + 0.98, row + 0.03, row + 0.97, colour(loss / most));
                if (Double.isFinite(loss)) {
                    boolean isStrong = Math.abs(loss / most) > 0.6;
                    plot.text(
                            plot.x(column + 0.5),
                            plot.y(row + 0.5) + 3,
                            "middle",
                            isStrong ? "#ffffff" : SvgPlot.BEST,
                            ReportWords.signed(loss));
                }
            }
            plot.text(plot.x(0) - 6, plot.y(row + 0.5) + 3, "end", "#59636e", range(map.moneynessEdges(), row));
        }
        for (int column = 0; column < columns; column++) {
            plot.text(plot.x(column + 0.5), MAP - 8, "middle", "#59636e", range(map.daysLeftEdges(), column));
        }
        return Html.figure(
                "Where it loses: mean loss of a step more than " + map.against() + ", " + evidence.money(),
                plot.svg("Losses by state"),
                "Rows: log of price over strike. Columns: days left. Green and −: better. Purple and +: worse. "
                        + "Grey: nobody was there.");
    }

    private static String range(Column edges, int place) {
        return EvidenceWords.axis(edges.get(place)) + " – " + EvidenceWords.axis(edges.get(place + 1));
    }

    /** From green over white to purple. */
    private static String colour(double share) {
        if (!Double.isFinite(share)) {
            return BLANK;
        }
        int[] end = share > 0 ? new int[] {0x82, 0x48, 0xA0} : new int[] {0x3F, 0x94, 0x50};
        double weight = Math.min(1, Math.abs(share));
        return "#"
                + Stream.of(0, 1, 2)
                        .map(i -> String.format("%02x", Math.round(255 + weight * (end[i] - 255))))
                        .reduce("", String::concat);
    }
}
