package gammadesk.views.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Shown;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.math.BigDecimal;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The small tables of a page: figures to the right, words to the left, units named. */
final class Tables {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double NEARLY = 0.9;
    private static final int EXECUTION_COLUMNS = 6;

    private Tables() {}

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("hedge-grid");
        grid.setMinWidth(0);
        return grid;
    }

    private static void heads(GridPane grid, String... words) {
        for (int i = 0; i < words.length; i++) {
            Label head = Parts.dim(words[i]);
            head.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(head, i == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.add(head, i, 0);
        }
    }

    private static void row(GridPane grid, int row, Node first, String... figures) {
        grid.add(first, 0, row);
        for (int i = 0; i < figures.length; i++) {
            Label figure = Parts.figure(figures[i]);
            GridPane.setHalignment(figure, HPos.RIGHT);
            grid.add(figure, i + 1, row);
        }
    }

    /** Risk before, after, and what changes. */
    static Node risk(List<RiskLine> lines) {
        GridPane grid = grid();
        heads(grid, "", "Before", "After", "Difference");
        for (RiskLine line : lines) {
            Label name = Parts.line(line.name() + ", " + line.unit());
            Tooltip.install(name, new Tooltip(line.convention()));
            row(grid, grid.getRowCount(), name, line.before(), line.after(), line.difference());
        }
        return grid;
    }

    /** Expected cost by its parts, USD. */
    static Node cost(CostParts cost) {
        GridPane grid = grid();
        heads(grid, "", "USD");
        row(grid, 1, Parts.line("Spread against the mid"), Numbers.usd(cost.spreadUsd()));
        row(grid, 2, Parts.line("Fees to the venue"), Numbers.usd(cost.feesUsd()));
        row(grid, 3, Parts.line("Impact of own slices"), Numbers.usd(cost.impactUsd()));
        row(grid, 4, Parts.line("Funding over the horizon"), Numbers.usd(cost.fundingUsd()));
        row(grid, 5, Parts.line("Roll of dated futures"), Numbers.usd(cost.rollUsd()));
        row(grid, 6, Parts.line("In all", "hedge-heading"), Numbers.usd(cost.totalUsd()));
        return grid;
    }

    /** What would be sent, in the order of sending. */
    static Node legs(List<HedgeLeg> legs, Shown shown) {
        GridPane grid = grid();
        heads(grid, "", "Amount", "Limit price", "Price when shown");
        for (HedgeLeg leg : legs) {
            String unit = HedgeWords.priceUnit(leg.instrument());
            double mark = shown.market().prices().getOrDefault(leg.instrument(), Double.NaN);
            row(
                    grid,
                    grid.getRowCount(),
                    Parts.line(HedgeWords.side(leg.side()) + "  " + leg.instrument()),
                    HedgeWords.number(leg.amount()) + " " + HedgeWords.amountUnit(leg.instrument()),
                    HedgeWords.number(leg.limitPrice()) + " " + unit,
                    Double.isNaN(mark) ? Numbers.MISSING : HedgeWords.price(leg.instrument(), mark) + " " + unit);
        }
        return grid;
    }

    /** How each leg goes, with its cost so far. */
    static Node execution(ExecutionReport report) {
        GridPane grid = grid();
        heads(grid, "", "Filled", "Decided at", "Average", "Shortfall", "Fees");
        for (ExecutionReport.LegLine leg : report.legs()) {
            grid.add(filled(leg), 0, grid.getRowCount(), EXECUTION_COLUMNS, 1);
            row(
                    grid,
                    grid.getRowCount(),
                    Parts.line(""),
                    HedgeWords.number(leg.filled()) + " of " + HedgeWords.number(leg.amount()) + " "
                            + HedgeWords.amountUnit(leg.instrument()),
                    HedgeWords.price(leg.instrument(), leg.decisionPrice()),
                    HedgeWords.price(leg.instrument(), leg.averagePrice()),
                    Numbers.signed(leg.shortfallUsd(), 2),
                    Numbers.usd(leg.feesUsd()));
        }
        return grid;
    }

    private static Node filled(ExecutionReport.LegLine leg) {
        ProgressBar bar = new ProgressBar(share(leg.filled(), leg.amount()));
        bar.setPrefWidth(60);
        bar.setMinWidth(60);
        bar.setAccessibleText("Filled share of " + leg.instrument());
        HBox box = new HBox(8, bar, Parts.line(HedgeWords.side(leg.side()) + "  " + leg.instrument()));
        box.setMinWidth(0);
        box.getStyleClass().add("hedge-centred");
        return box;
    }

    private static double share(BigDecimal filled, BigDecimal amount) {
        return amount.signum() == 0 ? 0 : filled.doubleValue() / amount.doubleValue();
    }

    /** What of a budget is used up, over an hour and a day. */
    static Node budget(HedgeBook book) {
        Budget budget = book.policy().budget();
        List<BudgetUse> hour = BudgetUse.of(book.spentHour(), budget.perHour());
        List<BudgetUse> day = BudgetUse.of(book.spentDay(), budget.perDay());
        GridPane grid = grid();
        heads(grid, "Budget used", "60 minutes", "", "24 hours", "");
        for (int i = 0; i < hour.size(); i++) {
            int row = i + 1;
            grid.add(Parts.line(hour.get(i).part()), 0, row);
            use(grid, 1, row, hour.get(i));
            use(grid, 3, row, day.get(i));
        }
        return grid;
    }

    private static void use(GridPane grid, int column, int row, BudgetUse use) {
        ProgressBar bar = new ProgressBar(Math.clamp(use.share(), 0, 1));
        bar.setPrefWidth(44);
        bar.setMinWidth(30);
        bar.setAccessibleText("Used share of " + use.part());
        bar.pseudoClassStateChanged(FULL, use.share() >= NEARLY);
        Label figure = Parts.figure(use.words());
        figure.setTooltip(new Tooltip(use.exactWords()));
        GridPane.setHalignment(figure, HPos.RIGHT);
        grid.add(figure, column, row);
        grid.add(bar, column + 1, row);
    }

    /** What it did, against having done nothing. */
    static Node outcome(OutcomeReview review) {
        GridPane grid = grid();
        heads(grid, "", "");
        row(grid, 1, Parts.line("Delta promised, coin"), HedgeWords.coin(review.promisedDeltaCoin()));
        row(
                grid,
                2,
                Parts.line("Delta measured after the last fill, coin"),
                HedgeWords.coin(review.measuredDeltaCoin()));
        row(grid, 3, Parts.line("Hedge since its fills, fees taken off, USD"), Numbers.signed(review.hedgeUsd(), 2));
        row(grid, 4, Parts.line("Book without it: having done nothing, USD"), Numbers.signed(review.bookUsd(), 2));
        row(grid, 5, Parts.line("Together, USD", "hedge-heading"), Numbers.signed(review.totalUsd(), 2));
        row(grid, 6, Parts.line("Looked at"), Times.clock(review.atMillis()) + " UTC");
        return grid;
    }
}
