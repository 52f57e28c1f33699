package gammadesk.views.risk;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.BarRows;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartCard;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.GainColours;
import gammadesk.views.chart.HoverNote;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;

/** What the book does in named disasters and in the trader's own, the worst on top. */
final class StressesView extends DataChart<RiskData> {
    private static final Look LOOK = new Look("stresses", Zoom.VERTICAL, new Margins(0.6, 6.5, 2, 15));

    private final RiskDesk desk;
    private final RiskChips chips;
    private final MenuButton side;
    private final Button edit = new Button("Own stresses…");
    private final InvalidationListener stressListener = _ -> relay();
    private List<StressRow> rows = List.of();
    private List<BarRow> bars = List.of();

    StressesView(RiskDesk desk) {
        super(desk.context(), desk.exports(), LOOK, plot -> plot);
        this.desk = desk;
        this.chips = new RiskChips(desk.model());
        this.side = chips.side();
        edit.getStyleClass().addAll("chart-chip", "small");
        edit.setTooltip(new Tooltip("Add, change or remove your own stresses"));
        edit.setMinWidth(Button.USE_PREF_SIZE);
        edit.setOnAction(_ -> openOwn());
        bar(side, chips.numeraire(), edit);
        legend(new Label("worst on top · * the trader's own · each repriced in full at its own moves"));
        desk.model().stresses().addListener(new WeakInvalidationListener(stressListener));
    }

    void show(DeskSnapshot snapshot) {
        side.setVisible(RiskPictures.hasTrades(snapshot));
        show(RiskPictures.outlook(
                snapshot,
                desk,
                "stresses",
                outlook -> outlook.grid().positions() == 0
                        ? Optional.of("No position of the book in this coin has a value. Choose another coin, or see "
                                + "the positions for the reasons")
                        : Optional.empty()));
    }

    /** Lays the list of own stresses with their form over the picture. */
    void openOwn() {
        frame().open(new ChartCard("Own stresses", new StressEditor(desk.model()).node()));
    }

    List<StressRow> rows() {
        return rows;
    }

    @Override
    protected boolean differ(RiskData before, RiskData now) {
        return !before.looksLike(now);
    }

    @Override
    protected String headline(RiskData data) {
        return data.coin() + " stresses   P&L in " + data.money()
                + rows.stream()
                        .findFirst()
                        .map(worst -> "   worst "
                                + RiskWords.amount(worst.profit(), data.choice().numeraire()) + " in “"
                                + worst.outcome().stress().name() + "”")
                        .orElse("");
    }

    @Override
    protected String detail(RiskData data) {
        String money = data.choice().numeraire() == Numeraire.USD
                ? "all of it in USD"
                : "what the account gains in " + data.coin();
        String age = RiskWords.age(data);
        return money + (age.isEmpty() ? "" : " · " + age);
    }

    @Override
    protected void place(RiskData data) {
        List<Stress> own = desk.model().stresses().get();
        rows = StressRow.of(
                data.outlook().stresses(), StressOutcome.of(data.figures().own(), own), data.choice());
        GainColours colours = GainColours.of(context().theme().get());
        bars = rows.stream()
                .map(row -> BarRow.of(
                        row.name(),
                        row.profit(),
                        colours.of(row.profit()),
                        RiskWords.amount(row.profit(), data.choice().numeraire())))
                .toList();
        BarRows.home(viewport(), BarRows.amounts(bars), bars.size());
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isPresent()) {
            Axes.horizontal(graphics, area, palette(), RiskWords::tick);
            BarRows.draw(graphics, area, palette(), bars, false);
        }
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer()
                .ifPresent(at -> row(area, at).ifPresent(row -> {
                    BarRows.highlight(graphics, area, palette(), rows.indexOf(row), rows.size());
                    Stress stress = row.outcome().stress();
                    HoverNote.draw(
                            graphics,
                            area,
                            palette(),
                            at,
                            List.of(stress.name() + ": " + moves(stress.moves()), "Source: " + stress.source() + "."));
                }));
    }

    private Optional<StressRow> row(PlotFrame area, Point2D at) {
        int row = BarRows.at(area, at.getY(), rows.size());
        return row < 0 || drawn().isEmpty() ? Optional.empty() : Optional.of(rows.get(row));
    }

    /** What moves, in words. */
    static String moves(Stress.Moves moves) {
        List<String> words = new ArrayList<>();
        add(words, moves.spot(), "spot " + RiskWords.percent(moves.spot()));
        String terms = moves.termPower() == 0
                ? " at all terms"
                : String.format(Locale.ROOT, " at 30 days, other terms by power %.2g", moves.termPower());
        add(words, moves.vol(), "vol " + RiskWords.points(moves.vol()) + " points" + terms);
        add(words, moves.skew(), "skew " + RiskWords.points(moves.skew()) + " points a deviation down");
        add(words, moves.days(), RiskWords.later(moves.days()));
        add(words, moves.funding(), String.format(Locale.ROOT, "longs pay %.3f %% funding", 100 * moves.funding()));
        add(words, moves.money(), "moneys but USD " + RiskWords.percent(moves.money()));
        add(
                words,
                moves.exitVol(),
                "options left " + RiskWords.points(moves.exitVol()).replace("+", "") + " points worse");
        return words.isEmpty() ? "nothing moves" : String.join(", ", words);
    }

    private static void add(List<String> words, double move, String said) {
        if (move != 0) {
            words.add(said);
        }
    }

    @Override
    protected String readout(RiskData data, PlotFrame area, Point2D at) {
        return row(area, at).map(row -> readout(data, row)).orElse("");
    }

    private static String readout(RiskData data, StressRow row) {
        StressOutcome outcome = row.outcome();
        Map<String, Double> parts = new TreeMap<>();
        parts.put("prices", outcome.pricesUsd());
        parts.put("funding", outcome.fundingUsd());
        parts.put("moneys", outcome.moneyUsd());
        parts.put("exit", outcome.exitUsd());
        StringBuilder words = new StringBuilder(outcome.stress().name() + ": "
                + RiskWords.exact(row.profit(), data.choice().numeraire()) + " " + data.money());
        parts.forEach((name, usd) ->
                words.append(usd == 0 ? "" : " · " + name + " " + RiskWords.exact(usd, Numeraire.USD) + " USD"));
        return words.toString();
    }

    @Override
    protected String csv(RiskData data) {
        StringBuilder file = new StringBuilder(RiskWords.HEADING
                + ",stress,own,pnl_usd,pnl_coin,prices_usd,funding_usd,money_usd,exit_usd,moves,source\n");
        for (StressRow row : rows) {
            StressOutcome outcome = row.outcome();
            file.append(String.join(
                            ",",
                            RiskWords.heading(data),
                            RiskWords.cell(outcome.stress().name()),
                            String.valueOf(row.own()),
                            RiskWords.number(outcome.pnlUsd()),
                            RiskWords.number(outcome.pnlCoin().getOrDefault(data.coin(), 0.0)),
                            RiskWords.number(outcome.pricesUsd()),
                            RiskWords.number(outcome.fundingUsd()),
                            RiskWords.number(outcome.moneyUsd()),
                            RiskWords.number(outcome.exitUsd()),
                            RiskWords.cell(moves(outcome.stress().moves())),
                            RiskWords.cell(outcome.stress().source())))
                    .append('\n');
        }
        return file.toString();
    }
}
