package gammadesk.views.evidence;

import gammadesk.analytics.backtest.DeltaCell;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import javafx.scene.control.Label;

/** How much of Black's hedging error the smile-adjusted delta leaves, by moneyness and tenor. */
final class SmileDeltaView extends EvidenceTables {
    private static final double HEIGHT = 400;

    private final LiveTable<DeltaCell> cells;

    SmileDeltaView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-smile-delta");
        cells = new LiveTable<>(context, "Smile-adjusted delta by moneyness and tenor", SmileDeltaView::key, columns())
                .marked("chosen", cell -> cell.high() < 1);
        cells.explainEmptiness("The trial holds no errors of deltas: they need recorded chains about a day apart.");
        body(section(
                new Label("Options out of the money, hedged for a day with the perpetual; marked: better"),
                cells,
                HEIGHT));
    }

    private static String key(DeltaCell cell) {
        return cell.moneyness() + " " + cell.days();
    }

    @Override
    String headline(Compared chosen) {
        List<DeltaCell> all = chosen.own().deltas();
        long better = all.stream().filter(cell -> cell.high() < 1).count();
        long worse = all.stream().filter(cell -> cell.low() > 1).count();
        return "Smile delta   hedges better than Black's in " + better + " of " + all.size() + " cells, worse in "
                + worse + ", undecided in " + (all.size() - better - worse);
    }

    @Override
    String detail(Compared chosen) {
        return "variance of errors over that with Black's delta: below 1 is better · 90 % by blocks of days · marks,"
                + " no costs · as Alexander and Imeraj (2023) report it";
    }

    @Override
    void fill(Compared chosen) {
        cells.show(chosen.own().deltas());
    }

    @Override
    String csv() {
        return cells.csv();
    }

    private static List<LiveColumn<DeltaCell>> columns() {
        return List.of(
                LiveColumn.<DeltaCell>figures(
                                "moneyness",
                                "Strike / forward",
                                8.6,
                                DeltaCell::moneyness,
                                cell -> Numbers.fixed(cell.moneyness(), 2) + " – "
                                        + Numbers.fixed(cell.moneynessTo(), 2))
                        .explained("Puts below 1, calls above"),
                LiveColumn.<DeltaCell>figures(
                        "days",
                        "Days left",
                        6.4,
                        DeltaCell::days,
                        cell -> Formats.tick(cell.days()) + " – " + Formats.tick(cell.daysTo())),
                LiveColumn.<DeltaCell>figures(
                                "ratio",
                                "Variance ratio",
                                7.6,
                                DeltaCell::ratio,
                                cell -> Numbers.fixed(cell.ratio(), 3))
                        .explained("Of the smile-adjusted delta's errors to those of Black's: below 1 is better"),
                LiveColumn.<DeltaCell>figures(
                                "range",
                                "90 %",
                                8.2,
                                DeltaCell::low,
                                cell -> Numbers.fixed(cell.low(), 3) + " .. " + Numbers.fixed(cell.high(), 3))
                        .explained("90 % interval of the ratio, days redrawn in blocks")
                        .exact(cell -> cell.low() + ";" + cell.high())
                        .styled("dim"),
                LiveColumn.<DeltaCell>words("is", "Is", 6, SmileDeltaView::is),
                LiveColumn.<DeltaCell>figures(
                                "deviation",
                                "Black's error, %",
                                8.2,
                                DeltaCell::blackDeviation,
                                cell -> Numbers.fixed(100 * cell.blackDeviation(), 3))
                        .explained("Standard deviation of a day's error with Black's delta, in % of the coin's price"),
                LiveColumn.<DeltaCell>figures("errors", "n", 5, DeltaCell::errors, cell -> Numbers.count(cell.errors()))
                        .explained("Options and days")
                        .styled("dim"));
    }

    private static String is(DeltaCell cell) {
        return cell.isDecided() ? (cell.ratio() < 1 ? "better" : "worse") : "undecided";
    }
}
